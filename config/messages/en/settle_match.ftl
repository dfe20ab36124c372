# Yes, no, or no answer.

settle_match-yes = Yes, gladly
    .word = yes
settle_match-no = No, not this time
    .word = no
settle_match-waiting = Thank you for your yes to **{ $topic }**. Now the other answer is still missing. I will be in touch once it is here or the time is up.
settle_match-accepted = You have both said yes to **{ $topic }**. I will introduce you in a group of your own.
    .discourse = You have both said yes to **{ $topic }**. I will introduce you in a message to the two of you.
settle_match-thanks_for_telling = Thank you for letting me know. There is nothing more to do about **{ $topic }**, and your no stays between us.
settle_match-closed = This request about **{ $topic }** is no longer open. There is nothing you need to do.
settle_match-not_this_time_learner = A learning pair for **{ $topic }** did not work out this time. It is not about you: volunteers have little time. With `/lotse partner` I look for somebody else.
settle_match-not_this_time_expert = A learning pair for **{ $topic }** did not work out this time. Thank you for wanting to help. Your seat is free again, and I will ask you when somebody else looks for your topic.
settle_match-ended = Your learning pair for **{ $topic }** has come to an end, because the other person can no longer take part. It has nothing to do with you. Thank you for having been part of it.
settle_match-already = I already have your yes. I will be in touch once the other answer is here.
settle_match-both_already = You have both said yes already. You will find your group among your direct messages.
    .discourse = You have both said yes already. You will find my message to the two of you among your messages.
settle_match-over = This request is no longer open. There is nothing you need to do.
settle_match-gone = This request does not exist any more. With `/lotse partner` I am happy to look again.
# Learning circles and tandems.

settle_match-waiting_circle = Thank you for your yes to the learning circle on **{ $topic }**. Now other answers are still missing. I will be in touch once they are here or the time is up.
settle_match-accepted_circle = Your learning circle on **{ $topic }** comes about. I will introduce you in a group of your own.
    .discourse = Your learning circle on **{ $topic }** comes about. I will introduce you in a message to all of you.
settle_match-not_this_time_learner_circle = A learning circle for **{ $topic }** did not work out this time. It is not about you: volunteers have little time. In the next learning round I will look for you again.
settle_match-not_this_time_expert_circle = A learning circle for **{ $topic }** did not work out this time. Thank you for wanting to help. Your seat is free again, and I will ask you when somebody else looks for your topic.
settle_match-not_this_time_learner_tandem = A learning tandem for **{ $topic }** did not work out this time. It is not about you: spare time is scarce. With `/lotse partner` I look for somebody else.
settle_match-already_circle = I already have your yes. I will be in touch once the other answers are here.
settle_match-both_already_circle = Your learning circle has already begun. You will find your group among your direct messages.
    .discourse = Your learning circle has already begun. You will find my message to all of you among your messages.
settle_match-goes_on = Your learning circle on **{ $topic }** goes on, with one person fewer from now on. That happens, and it says nothing about you.
settle_match-looks_on = There is one person fewer in your learning circle on **{ $topic }** now. That happens, and it says nothing about you. I am asking whether somebody would like to join, and will be in touch in any case. Until then you can simply go on.
settle_match-joins = Good to have you in the learning circle on **{ $topic }**. I will introduce you to each other in a new group in a moment.
    .discourse = Good to have you in the learning circle on **{ $topic }**. I will introduce you to each other in a new message to all of you in a moment.
settle_match-ended_circle = Your learning circle on **{ $topic }** has come to an end, because not enough people can be part of it any more. It has nothing to do with you. Thank you for having been part of it.
settle_match-ended_tandem = Your learning tandem on **{ $topic }** has come to an end, because the other person can no longer take part. It has nothing to do with you. Thank you for having been part of it.

# Choosing one of several.

settle_match-take = Choose this person
    .word = person
settle_match-none = Not this time
    .word = not this time
settle_match-chosen = Well chosen: **{ $topic }**. I now ask the other person, at night only in the morning, and you will hear from me by { $until }.
settle_match-passed = Thank you for letting me know. So nothing comes of it this time, and that is perfectly fine. For the next learning round I will ask you again.
settle_match-offer_gone = This possibility is no longer there; it is not about you. Do choose among those that are left: they are in my message.
settle_match-offers_gone = What I had offered you in the learning round is no longer possible. It is not about you. If another place becomes free in this learning round, I will be in touch; if not, I look for you first in the next one.
