# A break, and back again.

pause_member-help = `/lotse { $word }` leaves you in peace, for example `/lotse { $word } until 15 August`; with `/lotse { $word } off` you are back.

pause_member-on = All right, you have a break up to and including **{ $until }**. Until then I ask you nothing and propose you to nobody; what is waiting for your answer right now is taken back. Pairs that are learning together stay together. Afterwards you are back by yourself, earlier with `/lotse pause off`.
pause_member-already = You have a break up to and including **{ $until }**. You come back with `/lotse pause off`, and name another day like this: `/lotse pause until 15 August`.
pause_member-off = Good to have you back. From now on I ask you again when somebody looks for your topic. The next break comes with `/lotse pause`.
pause_member-none = You have no break right now. One begins with `/lotse pause` or `/lotse pause until 15 August`.
pause_member-no_profile = All right: until **{ $until }**, that day included, I write nothing to you of my own accord. For this I keep a checksum from which nobody can read your name; afterwards I delete it. The pause ends earlier with `/lotse pause off`.
pause_member-no_profile_off = All right, your pause is over: now and then I may write to you of my own accord again. The next one begins with `/lotse pause`.
pause_member-unclear = I did not understand that day, so nothing has changed. It works like this: `/lotse pause until 15 August` or `/lotse pause 2 weeks`.
pause_member-past = That day is over, so nothing has changed. If you mean next year, add it: `/lotse pause until 15 August 2027`.
pause_member-far = I do not plan that far ahead: a break lasts a year at most. Name an earlier day, for example `/lotse pause 3 months`.
pause_member-start = Take a break
pause_member-stop = End the break
