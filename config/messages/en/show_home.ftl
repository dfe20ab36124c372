# The “Home” tab in Slack.

show_home-hello = **Hello, I am Lotse**, a bot. I give questions their topics and bring together people who want to learn from each other.

show_home-nothing = You have no profile yet. A few answers create one in two minutes; before that I ask whether I may keep it.
show_home-unfinished = Your profile is not quite complete yet. Until then I propose you to nobody.
show_home-profile = Here you are called **{ $name }**. What you wrote about yourself is read by others only once you have both said yes.
show_home-minor = You are under 18, so I do not bring you together with one other person alone.
show_home-paused = You have a break up to and including **{ $until }**. Until then I ask you nothing.

show_home-topics = **Your topics.** How far you are is seen by you alone.
show_home-teaches =
    { $count ->
        [0] **{ $topic }**, you can help with it. Your level: { $level }
        [one] **{ $topic }**, you can help with it, and one answer of yours has already helped. Your level: { $level }
       *[other] **{ $topic }**, you can help with it, and { $count } answers of yours have already helped. Your level: { $level }
    }
show_home-learns =
    { $count ->
        [0] **{ $topic }**, you would like to learn it. Your level: { $level }
        [one] **{ $topic }**, you would like to learn it, and one answer of yours has already helped. Your level: { $level }
       *[other] **{ $topic }**, you would like to learn it, and { $count } answers of yours have already helped. Your level: { $level }
    }
show_home-level-0 = new
show_home-level-1 = begun
show_home-level-2 = getting by
show_home-level-3 = confident
show_home-level-4 = passing it on
show_home-proven =
    { $count ->
        [one] One answer of yours has helped with **{ $topic }**, although your profile does not name it.
       *[other] { $count } answers of yours have helped with **{ $topic }**, although your profile does not name it.
    }

show_home-waits =
    { $count ->
        [one] **One request is waiting for you.** A no stays between us.
       *[other] **{ $count } requests are waiting for you.** A no stays between us.
    }
show_home-waits_expert = Somebody would like to get further with **{ $topic }**. Would you like to help? I will wait until { $until }.
show_home-waits_learner = For **{ $topic }** I have found somebody. Would you like to meet them? I will wait until { $until }.
show_home-waits_expert_circle = Some people would like to get further with **{ $topic }**, together in a circle. Would you like to help them? I will wait until { $until }.
show_home-waits_offer =
    { $count ->
        [one] In the learning round there is one person for you. Would you like to get to know them?
       *[other] In the learning round there are { $count } people for you. With whom would you like to learn? I only ask the one you choose.
    } I will wait until { $until }.
show_home-waits_learner_circle = For **{ $topic }** I have found a learning circle. Would you like to be part of it? I will wait until { $until }.
show_home-waits_learner_tandem = For a learning tandem I have found somebody: you learn **{ $topic }** and help with **{ $other }**. Would you like to meet them? I will wait until { $until }.
show_home-inquired = Somebody is looking for advice on **{ $topic }**. Would you like to get in touch? A no stays between us. I will wait until { $until }.
show_home-inquiry = I am asking about **{ $topic }** for you. You will hear from me by { $until }.
show_home-said_yes = You said yes to **{ $topic }**. You will hear from me by { $until }.

show_home-round_ask = **A learning round{ $group } begins soon, from { $begins } on.** Are you in this time? Nothing happens without your yes. You can answer until { $until }.
show_home-round_in = You are in the learning round{ $group } from **{ $begins }** on. Until { $until } you can change your mind; after that you will hear from me in any case.
show_home-round_not_in = The learning round{ $group } from **{ $begins }** on goes without you this time. Until { $until } you can change your mind.
show_home-round_in_late = The learning round{ $group } has begun already. I am looking whether a place for you becomes free, and you will hear from me either way.
show_home-round_solving = The learning round{ $group } that you said yes to is being put together. You will hear from me in any case.
show_home-in_pair_learner = You are in a learning pair and learn **{ $topic }**. Your group is among your direct messages.
show_home-in_pair_expert = You are in a learning pair and help with **{ $topic }**. Your group is among your direct messages.
show_home-in_circle_learner = You are in a learning circle and learn **{ $topic }**. Your group is among your direct messages.
show_home-in_circle_expert = You are in a learning circle and help with **{ $topic }**. Your group is among your direct messages.
show_home-in_tandem = You are in a learning tandem: you help each other with **{ $topic }**. Your group is among your direct messages.

show_home-questions =
    { $count ->
        [one] **One question of yours is still open.**
       *[other] **{ $count } questions of yours are still open.**
    }
show_home-question =
    { $days ->
        [0] • { $question } (open since today)
        [one] • { $question } (open for one day)
       *[other] • { $question } (open for { $days } days)
    }

show_home-pause = **Breaks.** During a break I ask you nothing. You choose the day with `/lotse pause until 15 August`.
show_home-language = **Language.** I write to you in English.
show_home-privacy = **What I keep:** your profile, your consent, your learning pairs, and pointers to where you asked and helped in public. You can have all of it, and delete all of it.
show_home-privacy_nothing = **What I keep:** without a profile only pointers to where you asked or replied in public, for 90 days at most. You can have them, and delete them.
show_home-commands = `/lotse help` shows everything you can type; `/lotse why` says why you got something.

show_home-moderators =
    { $count ->
        [0] **For moderators.** No question is open.
        [one] **For moderators.** One question is open; { $old ->
            [0] it has not waited for a week yet.
           *[other] it has waited for longer than a week.
        }
       *[other] **For moderators.** { $count } questions are open, the oldest first; { $old ->
            [0] none has waited for longer than a week.
            [one] one has waited for longer than a week.
           *[other] { $old } have waited for longer than a week.
        }
    }
show_home-moderators_many = **For moderators.** At least { $count } questions are open. The newest of them:
show_home-stopped = I am paused. With `/lotse continue` I go on.
show_home-features_on = Everything I can do is switched on.
show_home-features_off = Switched off: { $names }
show_home-oldest =
    { $waiting ->
        [one] One thing is still waiting for me, since { $since }.
       *[other] { $waiting } things are still waiting for me, the oldest since { $since }.
    }
show_home-dead =
    { $count ->
        [0] Nothing was left lying.
        [one] One thing was left lying. Whoever runs Lotse sees it with `python -m bot dead`.
       *[other] { $count } things were left lying. Whoever runs Lotse sees them with `python -m bot dead`.
    }
