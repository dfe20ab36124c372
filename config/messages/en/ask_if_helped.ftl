# Asked once, in private: did the answer help?

ask_if_helped-ask =
    Somebody has answered your question. Did that help?
    { $question }
    I am a bot and ask only this once. If you say nothing, all stays as it is.
ask_if_helped-yes = Yes
ask_if_helped-partly = Partly
ask_if_helped-no = No
ask_if_helped-after_all = It did help
ask_if_helped-not_quite = Not yet after all
ask_if_helped-glad =
    Good to hear. Your question now counts as answered:
    { $question }
    If another answer helped more, set the reaction :white_check_mark: on that one.
    .discourse =
    Good to hear. Your question now counts as answered. If another answer helped more, mark that one as the solution there:
    { $question }
ask_if_helped-asking_on =
    Thank you for saying so. Your question stays open:
    { $question }
    In the next hours I will ask a few people who know about it; if they answer, you will read it in the thread.
    .discourse =
    Thank you for saying so. Your question stays open:
    { $question }
    In the next hours I will ask a few people who know about it; if they answer, you will read it there.
ask_if_helped-still_open =
    Thank you for saying so. Your question stays open and will be in the next digest:
    { $question }
    Do write in the thread what is still missing.
    .discourse =
    Thank you for saying so. Your question stays open and will be in the next digest:
    { $question }
    Do write there what is still missing.
ask_if_helped-gone = This question does not exist any more, or it is not yours. There is nothing you need to do.
ask_if_helped-no_answer = That answer does not exist any more, so your question stays open. There is nothing you need to do.
