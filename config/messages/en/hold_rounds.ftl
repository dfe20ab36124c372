# Rounds: who is in this time, and who could learn from whom.

hold_rounds-ask = A learning round begins soon: I look for everybody at once who could learn what from whom, always two people and about an hour a week from **{ $begins }** on. Are you in this time? Nothing happens without your yes, and a no is perfectly fine. You can answer until { $until }.
hold_rounds-yes = Yes
    .word = yes
hold_rounds-no = Not this time
    .word = not this time
hold_rounds-pause = Pause until …
    .word = pause
hold_rounds-in = Good, you are in this learning round. Until { $until } you can change your mind. After that I look, and I will be in touch in any case: with a proposal about which I ask both of you once more, or with the reason why it does not work out this time.
hold_rounds-not_in = Fine, this time without you. If you change your mind before { $until }, one click and you are in. I will ask you again about the next learning round.
    .discourse = Fine, this time without you. If you change your mind before { $until }, one word and you are in. I will ask you again about the next learning round.
hold_rounds-pausing = Fine, this learning round goes without you, and your pause has begun. I will ask you again afterwards. You name another end with `/lotse pause until 15 August`.
hold_rounds-in_already = I already have your yes. I will be in touch once I have looked.
hold_rounds-over = This question can no longer be answered. There is nothing you need to do; I will ask you again about the next learning round.
hold_rounds-no_profile = Something is missing from your profile before I can take you along: finish the three steps with `/lotse profile`, and then say yes once more.
hold_rounds-minor = In this learning round I only bring two people together, and only adults in twos; that protects everybody. You are very welcome in the open channels: do ask your question there.
    .discourse = In this learning round I only bring two people together, and only adults in twos; that protects everybody. You are very welcome in the open forum: do ask your question there.
hold_rounds-paused = You are taking a pause right now, so I do not take you along. With `/lotse pause off` you are back; then say yes once more.

hold_rounds-peace = I have not heard from you about the last three learning rounds, and that is perfectly fine. So as not to disturb you, I do not ask you about them any more. If you would like to be asked again, one click is enough.
    .discourse = I have not heard from you about the last three learning rounds, and that is perfectly fine. So as not to disturb you, I do not ask you about them any more. If you would like to be asked again, one word is enough.
hold_rounds-back = Ask me again
    .word = ask again
hold_rounds-asked_again = Good. I will ask you again about the next learning round.
