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

hold_rounds-ask_learner = The learning round has found a person for **{ $topic }** who is further on than you and is glad to help. You share a language and time, for example **{ $begins }**. Would you like to get to know them? I tell you each other's names only when you both say yes. I will wait until { $until }.
hold_rounds-ask_expert = In the learning round somebody would like to get further with **{ $topic }**, and you have offered that topic. You share a language and time, for example **{ $begins }**. Would you like to help? I tell you each other's names only when you both say yes. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-not_needed = In this learning round nobody was looking for somebody whom you suit just now. Thank you for wanting to help. I will ask you again about the next one.

hold_rounds-left_topic = In this learning round nobody offered help with **{ $topic }**. Do ask your question in an open channel, others read along there, too. In the next learning round I look for you first.
    .discourse = In this learning round nobody offered help with **{ $topic }**. Do ask your question in the open forum, others read along there, too. In the next learning round I look for you first.
hold_rounds-left_level = In this learning round those who offer **{ $topic }** are about as far as you are. Do ask your question in an open channel, and find out together there. In the next learning round I look for you first.
    .discourse = In this learning round those who offer **{ $topic }** are about as far as you are. Do ask your question in the open forum, and find out together there. In the next learning round I look for you first.
hold_rounds-left_language = In this learning round there is somebody for **{ $topic }**, but you do not share a language. If you speak another one, add it with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_format = In this learning round there is somebody for **{ $topic }**, but you cannot meet in the same place. If online works for you as well, change that with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_time = In this learning round there is somebody for **{ $topic }**, but you have no time in common. One more time in your profile is often enough: `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_taken = In this learning round there were not enough seats for **{ $topic }**. It is not about you: volunteers have little time. In the next learning round I look for you first.
hold_rounds-left_profile = I could not look for you in this learning round: something is missing from your profile, for example languages, times or an hour a week. You complete it with `/lotse profile`; I will ask you again about the next learning round.
hold_rounds-left_minor = In this learning round I only bring two people together, and only adults in twos; that protects everybody. You are very welcome in the open channels: do ask your question there, and thank you for your yes.
    .discourse = In this learning round I only bring two people together, and only adults in twos; that protects everybody. You are very welcome in the open forum: do ask your question there, and thank you for your yes.
hold_rounds-left_asking = A request about a learning pair is already on its way for you. So I did not look for a second person for you in this learning round. I will ask you again about the next one.
