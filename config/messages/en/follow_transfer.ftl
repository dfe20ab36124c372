# What was taken to the forum, and what is to leave it again.

follow_transfer-no = No
follow_transfer-withdraw = Rather not
follow_transfer-back = Take it back
follow_transfer-refused =
    All right, your words stay in Slack. Nobody but you learns of it.
    { $question }
    If you change your mind, you can do so here.
follow_transfer-gone = All right, your words are deleted from the forum. In Slack they stay until you delete them there.
follow_transfer-over = That is settled: the conversation is not in the forum. There is nothing to do.
follow_transfer-taken_back = The conversation is only in Slack now. I can ask about it again in 30 days at the earliest.
