# /lotse assign, for moderators.

assign_helper-ask =
    { $minutes ->
        [one] The moderators thought of you for this question: { $question }. Expect about a minute.
       *[other] The moderators thought of you for this question: { $question }. Expect about { $minutes } minutes.
    } Would you like to answer? A no is perfectly fine; only the moderators learn of it.
assign_helper-how = It goes like this: `/lotse assign LINK @name`. Copy the question's link from the menu of the message or the topic.
assign_helper-unknown_link = I know no question at this link. Copy the link of the first message, in a channel or a category in which I listen.
assign_helper-over = This question is no longer open, nobody is needed any more.
assign_helper-taken = Somebody has been asked already, or is on it. If nothing comes, I ask on by myself.
assign_helper-cannot = I cannot ask this person about it at the moment: perhaps they have no profile, take a break, have no time left, or the two do not go together. It is best to write to them yourself.
assign_helper-asked = I am asking them in private. If they say yes, you will read their answer in the thread; if they say no, only the moderators learn of it.
