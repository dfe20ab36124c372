# How do two people fare whom I introduced? Each of them is asked alone.

check_in-ask_met = A few days ago I introduced you to each other for **{ $topic }**. Have you made a date yet? “Does not fit” ends the learning pair, no reason needed; everything else stays between us. I ask only this once, and if you say nothing, it goes on until { $ends }. With `/lotse pause` you are left in peace.
    .discourse = A few days ago I introduced you to each other for **{ $topic }**. Have you made a date yet? “Does not fit” ends the learning pair, no reason needed; everything else stays between us. I ask only this once, and if you say nothing, it goes on until { $ends }. With `pause` you are left in peace.
check_in-met = Yes
check_in-not_yet = Not yet
check_in-glad_met = Good to hear. Your learning pair for **{ $topic }** lasts until { $ends }. A few days before that I will ask you once more how it was.
check_in-not_met = That is fine. Why not write two times that suit you in your group; half an hour is enough for a start. Your learning pair for **{ $topic }** lasts until { $ends }.
    .discourse = That is fine. Why not write two times that suit you in the message you share; half an hour is enough for a start. Your learning pair for **{ $topic }** lasts until { $ends }.
check_in-ask_felt = Your learning pair for **{ $topic }** lasts until { $ends }. How has it been for you so far? I ask only this once, so that next time I bring people together who fit better. Nobody but me reads your answer. With `/lotse pause` you are left in peace.
    .discourse = Your learning pair for **{ $topic }** lasts until { $ends }. How has it been for you so far? I ask only this once, so that next time I bring people together who fit better. Nobody but me reads your answer. With `pause` you are left in peace.
check_in-good = Good
check_in-so_so = So-so
check_in-hard = Difficult
check_in-glad = Good to hear. Your learning pair for **{ $topic }** ends by itself on { $ends }. If you both press “We go on”, it lasts as long again; if only one of you does, the other hears nothing of it.
    .discourse = Good to hear. Your learning pair for **{ $topic }** ends by itself on { $ends }. If you both write “We go on” to me, it lasts as long again; if only one of you does, the other hears nothing of it.
check_in-glad_over = Good to hear. Thank you for telling me about your learning pair for **{ $topic }**.
check_in-thanks = Thank you for saying so; that stays between us. Your learning pair for **{ $topic }** ends by itself on { $ends }. If you both press “We go on”, it lasts as long again; if only one of you does, the other hears nothing of it.
    .discourse = Thank you for saying so; that stays between us. Your learning pair for **{ $topic }** ends by itself on { $ends }. If you both write “We go on” to me, it lasts as long again; if only one of you does, the other hears nothing of it.
check_in-thanks_over = Thank you for telling me about your learning pair for **{ $topic }**. That stays between us.
check_in-sorry = Thank you for saying that about your learning pair for **{ $topic }**. It stays between us, and I will not bring you together again. Would you like to talk to the moderators privately? I would tell them only that you want to talk: not why, and not about whom.
check_in-talk = Yes, please
check_in-no_talk = No, thank you
check_in-called = The moderators now know that you would like to talk, and will contact you privately. I did not say what it is about; that is up to you.
check_in-no_word = All right, then I tell nobody anything. Was something not all right, “Report” in your group still works later, too.
    .discourse = All right, then I tell nobody anything. Was something not all right, you can still write `report` to me later, too.
check_in-nobody_there = There are no moderators on my list whom I could call. Please turn directly to the people who run your community.
check_in-wish = { $member } would like to talk to the moderators privately. I do not know what about, and do not ask. Please get in touch with them alone.
check_in-go_on = We go on
check_in-wishes = I have noted that. If the other person wishes it too, it goes on, and you both hear of it. Otherwise your learning pair for **{ $topic }** ends by itself on { $ends }, and your wish stays between us.
check_in-longer = You both want to go on. Your learning pair for **{ $topic }** now lasts until { $ends }.
check_in-already = I have your answer already. There is nothing more you need to do.
check_in-too_late = The time for that has already ended. Do go on meeting as often as you like.
check_in-gone = This question is settled. There is nothing more you need to do.
check_in-closed = The learning pair for **{ $topic }** has come to an end. My question about it is settled.
check_in-over = The time for your learning pair for **{ $topic }** is over. Thank you for having been part of it; do go on meeting as often as you like. Was something not all right? With “Report” only the moderators hear of it.

# The same for a learning circle.

check_in-ask_met_circle = A few days ago I introduced you to each other for **{ $topic }**. Have you made a date yet? With “Does not fit” you leave the learning circle, no reason needed; everything else stays between us. I ask only this once, and if you say nothing, it goes on until { $ends }. With `/lotse pause` you are left in peace.
    .discourse = A few days ago I introduced you to each other for **{ $topic }**. Have you made a date yet? With “Does not fit” you leave the learning circle, no reason needed; everything else stays between us. I ask only this once, and if you say nothing, it goes on until { $ends }. With `pause` you are left in peace.
check_in-glad_met_circle = Good to hear. Your learning circle for **{ $topic }** lasts until { $ends }. A few days before that I will ask you once more how it was.
check_in-not_met_circle = That is fine. Why not write two times that suit you in your group; half an hour is enough for a start. Your learning circle for **{ $topic }** lasts until { $ends }.
    .discourse = That is fine. Why not write two times that suit you in the message you share; half an hour is enough for a start. Your learning circle for **{ $topic }** lasts until { $ends }.
check_in-ask_felt_circle = Your learning circle for **{ $topic }** lasts until { $ends }. How has it been for you so far? I ask only this once, so that next time I bring people together who fit better. Nobody but me reads your answer. With `/lotse pause` you are left in peace.
    .discourse = Your learning circle for **{ $topic }** lasts until { $ends }. How has it been for you so far? I ask only this once, so that next time I bring people together who fit better. Nobody but me reads your answer. With `pause` you are left in peace.
check_in-glad_circle = Good to hear. Your learning circle for **{ $topic }** ends by itself on { $ends }. If all of you press “We go on”, it lasts as long again; if not all of you do, it stays between us who did.
    .discourse = Good to hear. Your learning circle for **{ $topic }** ends by itself on { $ends }. If all of you write “We go on” to me, it lasts as long again; if not all of you do, it stays between us who did.
check_in-glad_over_circle = Good to hear. Thank you for telling me about your learning circle for **{ $topic }**.
check_in-thanks_circle = Thank you for saying so; that stays between us. Your learning circle for **{ $topic }** ends by itself on { $ends }. If all of you press “We go on”, it lasts as long again; if not all of you do, it stays between us who did.
    .discourse = Thank you for saying so; that stays between us. Your learning circle for **{ $topic }** ends by itself on { $ends }. If all of you write “We go on” to me, it lasts as long again; if not all of you do, it stays between us who did.
check_in-thanks_over_circle = Thank you for telling me about your learning circle for **{ $topic }**. That stays between us.
check_in-sorry_circle = Thank you for saying that about your learning circle for **{ $topic }**. It stays between us, and I will not bring you together again. Would you like to talk to the moderators privately? I would tell them only that you want to talk: not why, and not about whom.
check_in-wishes_circle = I have noted that. If the others wish it too, it goes on, and you all hear of it. Otherwise your learning circle for **{ $topic }** ends by itself on { $ends }, and your wish stays between us.
check_in-longer_circle = You all want to go on. Your learning circle for **{ $topic }** now lasts until { $ends }.
check_in-closed_circle = The learning circle for **{ $topic }** has ended for you. My question about it is settled.
check_in-over_circle = The time for your learning circle for **{ $topic }** is over. Thank you for having been part of it; do go on meeting as often as you like. Was something not all right? With “Report” only the moderators hear of it.
