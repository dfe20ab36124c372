# Rounds: who is in this time, and who could learn from whom.

hold_rounds-ask =
    A learning round{ $group } begins soon: I look for everybody at once who could learn what from whom, { $circles ->
        [0] always two people
       *[other] two people or a small circle
    } and about an hour a week from **{ $begins }** on. Are you in this time? Nothing happens without your yes, and a no is perfectly fine. You can answer until { $until }.
hold_rounds-of_group = {" "}of the study group “{ $title }”
hold_rounds-yes = Yes
    .word = yes
hold_rounds-no = Not this time
    .word = not this time
hold_rounds-pause = Pause until …
    .word = pause
hold_rounds-in = Good, you are in this learning round{ $group }. Until { $until } you can change your mind. After that I look, and I will be in touch in any case: with a proposal about which I ask everybody once more, one by one, or with the reason why it does not work out this time.
hold_rounds-not_in = Fine, this time without you. If you change your mind before { $until }, one click and you are in. I will ask you again about the next learning round{ $group }.
    .discourse = Fine, this time without you. If you change your mind before { $until }, one word and you are in. I will ask you again about the next learning round{ $group }.
hold_rounds-pausing = Fine, this learning round goes without you, and your pause has begun. I will ask you again afterwards. You name another end with `/lotse pause until 15 August`.
hold_rounds-in_already = I already have your yes. I will be in touch once I have looked.
hold_rounds-over = This question can no longer be answered. There is nothing you need to do; I will ask you again about the next learning round.
hold_rounds-in_late = Lovely. The learning round{ $group } has begun already; in the next days I will see whether a place for you becomes free, and you will hear from me either way.
hold_rounds-late_over = No place has become free in this learning round{ $group } until its end. Thank you for your yes; I will ask you again for the next one, gladly from the start.
hold_rounds-not_in_late = All right, without you this time. I will ask you again for the next learning round{ $group }.
hold_rounds-no_profile = Something is missing from your profile before I can take you along: finish the three steps with `/lotse profile`, and then say yes once more.
hold_rounds-minor = In this learning round only adults help, and in twos I bring only adults together; that protects everybody. You are very welcome in the open channels: do ask your question there.
    .discourse = In this learning round only adults help, and in twos I bring only adults together; that protects everybody. You are very welcome in the open forum: do ask your question there.
hold_rounds-paused = You are taking a pause right now, so I do not take you along. With `/lotse pause off` you are back; then say yes once more.

hold_rounds-peace = I have not heard from you about the last three learning rounds, and that is perfectly fine. So as not to disturb you, I do not ask you about them any more. If you would like to be asked again, one click is enough.
    .discourse = I have not heard from you about the last three learning rounds, and that is perfectly fine. So as not to disturb you, I do not ask you about them any more. If you would like to be asked again, one word is enough.
hold_rounds-back = Ask me again
    .word = ask again
hold_rounds-asked_again = Good. I will ask you again about the next learning round.

hold_rounds-ask_learner = The learning round has found a person for **{ $topic }** who is further on than you and is glad to help. You share a language and time, for example **{ $begins }**. Would you like to get to know them? I tell you each other's names only when you both say yes. I will wait until { $until }.
hold_rounds-ask_expert = In the learning round somebody would like to get further with **{ $topic }**, and you have offered that topic. You share a language and time, for example **{ $begins }**. Would you like to help? I tell you each other's names only when you both say yes. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-ask_learner_circle = The learning round has found a small circle for **{ $topic }**: a person who is further on and is glad to help, and { $learners } people, you among them, who would like to get further. You share a language and time: **{ $begins }**. Would you like to be part of it? I tell your names only when the circle comes about. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-ask_expert_circle = In the learning round { $learners } people would like to get further with **{ $topic }**, and you have offered that topic. You share a language and time: **{ $begins }**. Would you like to help them together, in a circle? I tell your names only when the circle comes about. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-ask_joins = There is a free seat in a learning circle on **{ $topic }**: a person who is further on is glad to help, and with you there would be { $learners } people who would like to get further. You share a language and time, next **{ $begins }**. Would you like to join them? I tell your names only when you say yes. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-ask_learner_tandem = The learning round has found a learning tandem for you: a person can help you with **{ $topic }**, and you can help them with **{ $other }**. You share a language and time, for example **{ $begins }**. Would you like to get to know them? I tell you each other's names only when you both say yes. A no is perfectly fine and stays between us. I will wait until { $until }.
hold_rounds-offer =
    { $count ->
        [one] The learning round has one person for you who is further on than you and is glad to help. Would you like to get to know them? Before that they hear nothing of it.
       *[other] The learning round has { $count } people for you who are further on than you and are glad to help. With whom would you like to learn? I only ask the one you choose; the others hear nothing of it.
    } I tell you each other's names only when you both say yes. I will wait until { $until }.
hold_rounds-offer_line =
    For **{ $topic }**, for example { $begins }; { $steps ->
        [0] further on than you
        [one] one step further on than you
       *[other] { $steps } steps further on than you
    }, { $speak }, { $meet }.
hold_rounds-speak_de = you both speak German
hold_rounds-speak_en = you both speak English
hold_rounds-speak_both = you both speak German and English
hold_rounds-meet_online = online
hold_rounds-meet_onsite = in person
hold_rounds-meet_either = online or in person
hold_rounds-not_needed = In this learning round{ $group } nobody was looking for somebody whom you suit just now. Thank you for wanting to help. I will ask you again about the next one.

hold_rounds-left_topic = In this learning round nobody offered help with **{ $topic }**. Do ask your question in an open channel, others read along there, too. In the next learning round I look for you first.
    .discourse = In this learning round nobody offered help with **{ $topic }**. Do ask your question in the open forum, others read along there, too. In the next learning round I look for you first.
hold_rounds-left_level = In this learning round those who offer **{ $topic }** are about as far as you are. Do ask your question in an open channel, and find out together there. In the next learning round I look for you first.
    .discourse = In this learning round those who offer **{ $topic }** are about as far as you are. Do ask your question in the open forum, and find out together there. In the next learning round I look for you first.
hold_rounds-left_language = In this learning round there is somebody for **{ $topic }**, but you do not share a language. If you speak another one, add it with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_format = In this learning round there is somebody for **{ $topic }**, but you cannot meet in the same place. If online works for you as well, change that with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_time = In this learning round there is somebody for **{ $topic }**, but you have no time in common. One more time in your profile is often enough: `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_time_hour =
    In this learning round there is somebody for **{ $topic }**, but you have no time in common. **{ $slot }** could open { $opens ->
        [one] one possibility
       *[other] { $opens } possibilities
    } to you; if you are free then, add it with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_taken = In this learning round there were not enough seats for **{ $topic }**. It is not about you: volunteers have little time. In the next learning round I look for you first.
hold_rounds-left_taken_hour =
    In this learning round there were not enough seats for **{ $topic }**. It is not about you: volunteers have little time. **{ $slot }** could open { $opens ->
        [one] one more possibility
       *[other] { $opens } more possibilities
    } to you; if you are free then, add it with `/lotse profile`. In the next learning round I look for you first.
hold_rounds-left_profile = I could not look for you in this learning round{ $group }: something is missing from your profile, for example languages, times or an hour a week. You complete it with `/lotse profile`; I will ask you again about the next learning round.
hold_rounds-left_minor = In this learning round{ $group } only adults help, and in twos I bring only adults together; that protects everybody. You are very welcome in the open channels: do ask your question there, and thank you for your yes.
    .discourse = In this learning round{ $group } only adults help, and in twos I bring only adults together; that protects everybody. You are very welcome in the open forum: do ask your question there, and thank you for your yes.
hold_rounds-left_asking = A request about a learning pair is already on its way for you. So I did not look for a second person for you in this learning round{ $group }. I will ask you again about the next one.

hold_rounds-cancelled = The learning round{ $group } to which you had said yes does not take place this time. It is not about you, and there is nothing you need to do. In the next one I look for you first, if you are in again.

# What moderators see before anything goes out.

hold_rounds-preview =
    The learning round{ $group } has been worked out: { $pairs ->
        [0] no learning pair
        [one] one learning pair
       *[other] { $pairs } learning pairs
    }{ $circles ->
        [0] {""}
        [one] , one learning circle
       *[other] , { $circles } learning circles
    }{ $tandems ->
        [0] {""}
        [one] , one learning tandem
       *[other] , { $tandems } learning tandems
    } for the week from **{ $begins }** on, { $left ->
        [0] and nobody goes without.
        [one] and one person goes without, who stands first.
       *[other] and { $left } people go without, who stand first.
    } Nothing goes out before one of you releases it. After that I ask everybody once more, one by one.
hold_rounds-preview_more = It goes on like this:
hold_rounds-swap = Swap
hold_rounds-forbid = Keep apart
hold_rounds-release = Release
hold_rounds-drop = Discard
hold_rounds-preview_released = The learning round{ $group } has been released: I now ask everybody one by one, at night only in the morning, and tell everybody else. `/lotse round` shows how it stands.
hold_rounds-preview_dropped = This learning round{ $group } does not go out. All who had said yes hear it kindly from me.
hold_rounds-preview_old = Something has changed since this draft. I work it out anew; the next draft will stand further down in a moment.
hold_rounds-preview_lapsed = Nobody decided about this learning round{ $group } before the next one began. It does not go out any more; all who had said yes hear it kindly from me.
hold_rounds-preview_again =
    Places in the learning round{ $group } have become free. { $seats ->
        [one] One proposal would come of it, for the week from **{ $begins }**.
       *[other] { $seats } proposals would come of it, for the week from **{ $begins }**.
    } Nothing goes out before one of you lets it.
hold_rounds-preview_released_again = Released: I now ask everybody who could have a place, at night only in the morning.
hold_rounds-preview_dropped_again = This does not go out. Whoever has found somebody notices nothing of it; I will look no further in this learning round{ $group }.
hold_rounds-preview_lapsed_again = Nobody decided about it before the next learning round{ $group } began. It does not go out any more.
hold_rounds-line_drop = If it should not take place at all this time, you can discard it.
hold_rounds-line_not_kept = Somebody changed something in the meantime, and your swaps no longer work out. So this draft is without them; whom you keep apart stays apart.
hold_rounds-line_left =
    { $member } goes without for **{ $topic }**: { $why }{ $waited ->
        [0] .
        [one] ; has waited one learning round already.
       *[other] ; has waited { $waited } learning rounds already.
    }
hold_rounds-line_lettered =
    { $letter }) { $member } goes without for **{ $topic }**: { $why }{ $waited ->
        [0] .
        [one] ; has waited one learning round already.
       *[other] ; has waited { $waited } learning rounds already.
    }
hold_rounds-line_out = { $member } goes without: { $why }.
hold_rounds-line_pair =
    { $number }. { $learner } learns **{ $topic }** from { $expert }, { $begins }{ $others ->
        [0] .
        [one] ; can choose between two.
       *[other] ; can choose among three.
    }
hold_rounds-line_circle_3 = { $number }–{ $last }. { $learner }, { $second } and { $third } learn **{ $topic }** in a circle with { $expert }, { $begins }.
hold_rounds-line_circle_4 = { $number }–{ $last }. { $learner }, { $second }, { $third } and { $fourth } learn **{ $topic }** in a circle with { $expert }, { $begins }.
hold_rounds-line_tandem = { $number }–{ $last }. { $learner } and { $expert } are a tandem: **{ $topic }** for **{ $other }**, { $begins }.
hold_rounds-why_topic = nobody offers it
hold_rounds-why_level = those who offer it are no further on
hold_rounds-why_language = no language in common
hold_rounds-why_format = no place in common
hold_rounds-why_time = no time in common
hold_rounds-why_taken = no seat left
hold_rounds-why_out = could not take part this time
hold_rounds-answer_released = The learning round has been released. I now ask everybody one by one, at night only in the morning.
hold_rounds-answer_moved = Something has changed since this draft, so nothing has gone out. I work it out anew; the next draft comes in a moment.
hold_rounds-answer_nothing_to_release = There is no draft to decide about right now. `/lotse round` shows how it stands.

# What moderators change about it.

hold_rounds-swap_form = Each of the two then learns with the other one's expert, or whoever goes without takes the seat. I work the learning round out anew, and all other seats may change as well. Nothing goes out by this.
    .title = Swap
    .submit = Swap
    .close = Back
hold_rounds-swap_first = Who swaps?
hold_rounds-swap_second = With whom?
hold_rounds-forbid_form = I do not bring these two together in this learning round, and work it out anew. The two hear nothing of it, and nothing goes out by this.
    .title = Keep apart
    .submit = Keep apart
    .close = Back
hold_rounds-forbid_which = Who should not come together?
hold_rounds-answer_swapped = Swapped. I am working it out anew; the next draft comes in a moment. `/lotse round reset` takes everything back that you changed about this learning round.
hold_rounds-answer_forbidden = I do not bring these two together in this learning round. I am working it out anew; the next draft comes in a moment. `/lotse round reset` takes everything back that you changed about this learning round.
hold_rounds-answer_reset = All that you changed about this learning round is taken back. I am working it out anew; the next draft comes in a moment.
hold_rounds-answer_nothing_to_reset = You have changed nothing about this draft so far.
hold_rounds-answer_cannot_swap = This swap does not work out in this learning round. Everything stays as it was; another one may well work.
hold_rounds-answer_which_two = Name two lines of the draft, at least one of them a pair, for example `/lotse round swap 3 5` or `/lotse round swap 3 a`.
hold_rounds-answer_which_one = Name one numbered line of the draft, for example `/lotse round forbid 3`.
hold_rounds-answer_two_different = That is the same line twice. Choose two different ones.
hold_rounds-answer_pairs_only = Only pairs can swap, with each other or with somebody who goes without. In circles and tandems several people depend on each other, so I leave them as they are. You can keep two apart there, too.
hold_rounds-answer_same_expert = Both learn from the same person already, so there is nothing to swap.

# /lotse round, /lotse waiting

hold_rounds-help = `/lotse { $word }` shows how the learning round stands.
hold_rounds-help_open = `/lotse { $word }` begins a learning round now, out of turn.
hold_rounds-help_release = `/lotse { $word }` releases the draft of the learning round.
hold_rounds-help_swap = `/lotse { $word } 3 5` swaps two pairs in the draft of the learning round.
hold_rounds-help_forbid = `/lotse { $word } 3` keeps the two of line 3 apart in this learning round.
hold_rounds-help_reset = `/lotse { $word }` takes back what was changed about the draft.
hold_rounds-help_waiting = `/lotse { $word }` shows who went without in the last learning round, and why.
hold_rounds-status_none = There has been no learning round{ $group } so far. The next one begins { $next }, earlier with `/lotse round open`.
hold_rounds-status_open = A learning round{ $group } is under way, answers come until { $until }. Yes: { $yes }. Not this time: { $no }. No answer yet: { $silent }.
hold_rounds-status_closed = The answers about the learning round{ $group } are in, yes: { $yes }. I am working out who can learn from whom.
hold_rounds-status_drafted = The draft of the learning round{ $group } is in your channel, yes: { $yes }. Nothing goes out before somebody releases it: there, or with `/lotse round release`.
hold_rounds-status_released = The learning round{ $group } has been released, yes: { $yes }. It goes out once nobody is asleep any more.
hold_rounds-status_out = The last learning round{ $group } has gone out, yes: { $yes }. The next one begins { $next }. `/lotse waiting` shows who went without.
hold_rounds-status_dropped = The last learning round{ $group } did not go out. The next one begins { $next }, earlier with `/lotse round open`.
hold_rounds-status_all = This is how the learning rounds of your study groups stand. With a name behind it ({ $names }) a command is about one of them, for example `/lotse round open { $name }`.
hold_rounds-answer_which_group = There are several study groups: { $names }. Write behind it which one you mean, for example `/lotse round open { $name }`.
hold_rounds-answer_opened = The learning round begins: I now ask everybody who can take part, one by one, at night only in the morning. Answers come until { $until }.
hold_rounds-answer_one_already = There is a learning round in this week already, or one is not over yet. `/lotse round` shows how it stands.
hold_rounds-answer_watches = Learning rounds are still in the shadow: I would ask nobody. With `/lotse continue rounds` it really begins.
hold_rounds-waiting =
    { $count ->
        [one] This person went without in the last learning round:
       *[other] { $count } people went without in the last learning round, who has waited longest first:
    }
hold_rounds-waiting_nobody = Nobody is waiting right now: all who wanted to learn in the last learning round have somebody.
