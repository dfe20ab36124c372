# /lotse assign, for moderators.

assign_helper-ask =
    The moderators thought of you for this question:
    { $question }
    { $minutes ->
        [one] Expect about a minute.
       *[other] Expect about { $minutes } minutes.
    } Would you like to answer? A no is perfectly fine; only the moderators learn of it.
assign_helper-how = It goes like this: type `/lotse assign`, after it the question's link, and mention the person whom I should ask. Copy the link from the menu of the question.
assign_helper-unknown_link = I know no question at this link. Copy the link of the first message where I listen.
assign_helper-over = This question is no longer open, nobody is needed any more.
assign_helper-taken = Somebody has been asked already, or is on it. If nothing comes, I ask on by myself.
assign_helper-cannot = I cannot ask this person about it at the moment: perhaps they have no profile, take a break, have no time left, or the two do not go together. It is best to write to them yourself.
assign_helper-asked = I am asking them in private. If they say yes, you will read their answer in the thread; if they say no, only the moderators learn of it.
