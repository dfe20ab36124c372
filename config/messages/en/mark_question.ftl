# “Als Frage merken” (keep as a question) in a message's menu.

mark_question-done = Thank you, I keep this as a question now. It is listed in `/lotse open` until somebody answers. If that was a mistake, “Not a question” (“Keine Frage”) in the same menu takes it back.
    .menu = Keep as a question
mark_question-already = I know this question already, there is nothing more to do. If that is not right, “Not a question” (“Keine Frage”) in the same menu helps.
mark_question-reply = This is a reply in a thread. I can only keep the message that opens a thread as a question: you find the same entry there.
mark_question-no_words = I cannot make a question of this: I need a few words that a person wrote.
