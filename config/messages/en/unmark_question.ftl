# “Keine Frage” (not a question) in a message's menu.

unmark_question-done = All right, this is no question to me, even if its text changes. I take back what I said about it. If it is one after all, “Keep as a question” (“Als Frage merken”) in the same menu helps.
    .menu = Not a question
unmark_question-already = This is no question to me any more. There is nothing you need to do.
unmark_question-none = I have not seen a question in this thread. There is nothing you need to do.
