# “Vertraulich” (confidential) in a message's menu.

keep_confidential-done = All right, I treat this as confidential: no topics, no list, no digest. What I kept and said about it is gone. The message itself can still be read here by others until it is deleted. “Keep as a question” (“Als Frage merken”) undoes this.
    .menu = Confidential
keep_confidential-already = “Confidential” (“Vertraulich”) holds here already. There is nothing you need to do.
keep_confidential-reply = I do not show your reply anywhere. I only remember that there is one, and that is gone as soon as you delete it.
