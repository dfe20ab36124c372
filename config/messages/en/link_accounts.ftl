# One person, two accounts: in Slack and in the forum.

link_accounts-offer_discourse = Your code is **{ $code }**. In the forum, write me a message with just this line: “@lotse connect { $code }”. Then I will ask you here once more. The code is good until { $until }. Give it to nobody.
link_accounts-offer_slack = Your code is **{ $code }**. In Slack, type: “/lotse connect { $code }”. Then I will ask you here once more. The code is good until { $until }. Give it to nobody.

link_accounts-ask_discourse = Somebody typed your code in the forum, with the account **{ $who }**. Is that you? Then I link the two accounts: one profile, one person. `/lotse disconnect` undoes it.
link_accounts-ask_slack = Somebody typed your code in Slack, with the account **{ $who }**. Is that you? Then I link the two accounts: one profile, one person. `/lotse disconnect` undoes it.
link_accounts-yes = Yes, that is me
    .word = yes
link_accounts-no = No, that is not me
    .word = no
link_accounts-typed_slack = The code is right. Only your yes in Slack is missing: I have just written to you there.
link_accounts-typed_discourse = The code is right. Only your yes in the forum is missing: I have just written to you there.

link_accounts-which = There is a profile on both sides, and one of them stays. Which one shall it be? I delete the other.
link_accounts-this = The profile from here
    .word = here
link_accounts-other = The profile from there
    .word = there
link_accounts-linked_slack = Linked: to me you are now one person in Slack and in the forum. I will write to you in Slack. `/lotse disconnect` undoes it, and with `/lotse forget me` I forget both accounts.
link_accounts-linked_discourse = Linked: to me you are now one person in Slack and in the forum. I will write to you in the forum. `/lotse disconnect` undoes it, and with `/lotse forget me` I forget both accounts.
link_accounts-refused = Fine, I link nothing. If you gave the code to somebody, it is worthless now.

link_accounts-wrong = I do not know this code. Have another look, or get a new one on the other side with “connect”.
link_accounts-too_many = Those were too many wrong codes. Wait a quarter of an hour, then get a new one.
link_accounts-expired = This code has expired. Get a new one on the other side with “connect”.
link_accounts-taken = Somebody else has typed this code already. If that was not you, say no on the other side and get a new one.
link_accounts-this_side = The code is for the other side: one from Slack belongs in the forum, one from the forum in Slack.
link_accounts-linked_already = Your accounts are linked already. `/lotse disconnect` undoes it.
link_accounts-gone = This request is no longer open. With `/lotse connect` you get a new code.
link_accounts-impossible = I cannot link these two accounts. The moderators can tell you more.

link_accounts-parted_slack = Parted. Your profile and your learning pairs stay with your Slack account; in the forum I do not know you any more. `/lotse connect` puts them together again.
link_accounts-parted_discourse = Parted. Your profile and your learning pairs stay with your forum account; in Slack I do not know you any more. `/lotse connect` puts them together again.
link_accounts-not_linked = Nothing is linked here. With `/lotse connect` you get a code for it.
