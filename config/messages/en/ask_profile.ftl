# The profile in three steps.

ask_profile-step1 =
    Four questions, as in any round of introductions. I am a bot and store nothing until you agree below: what you enter in these three steps, and which of your public answers helped others. With that I bring together people who want to learn from each other. The other person reads your name only once you have both said yes. With `/lotse forget me` I delete everything at any time. Our { $conduct } applies to everybody. (Version { $version })
    .title = Profile, step 1 of 3
    .submit = Next
    .close = Cancel
ask_profile-background = What is your background?
ask_profile-name = What is your name?
ask_profile-wants = What do you want to do?
ask_profile-can_help = What can you help with?
ask_profile-minor = Are you under 18?
    .tick = Yes, I am under 18
ask_profile-consent = May I store this?
    .tick = Yes, I agree and will keep to the rules

ask_profile-step2 =
    { $at_most ->
        [one] Pick one topic for each list. The two lists together need at least one.
       *[other] Pick up to { $at_most } topics for each list. The two lists together need at least one.
    }
    .title = Profile, step 2 of 3
    .submit = Next
    .close = Cancel
ask_profile-learns = What would you like to learn?
ask_profile-teaches = What can you show others?

ask_profile-step3 = Others do not see how far you are. It only helps me find somebody who suits you.
    .title = Profile, step 3 of 3
    .submit = Done
    .close = Cancel
ask_profile-level_learn = Where are you with { $topic }?
ask_profile-level_teach = How confident are you with { $topic }?
ask_profile-level-0 = Brand new: so far I have only heard of it
ask_profile-level-1 = Begun: I have tried a few things
ask_profile-level-2 = Getting by: it works when I look things up
ask_profile-level-3 = Confident: I do this regularly
ask_profile-level-4 = Passing it on: I like explaining it to others
ask_profile-hours = How many hours a week do you have for learning and helping?
ask_profile-languages = In which languages?
ask_profile-slots = When does it usually suit you?
ask_profile-format = Online or in person?
ask_profile-region = In which region, if in person?
ask_profile-circle = Help in a learning circle?
    .tick = I also help three or four learners together.
ask_profile-exchange = Learn in a tandem?
    .tick = I also learn in exchange: you help me, I help you.

ask_profile-done = Thank you, your profile is complete. With `/lotse partner` I look for somebody you can learn with, and when somebody looks for your topic, I ask you first. You can change everything with `/lotse profile` and delete it with `/lotse forget me`.
ask_profile-done_minor = Thank you, your profile is complete. As you are under 18, I do not bring you together with one other person alone; in the open channels you are very welcome. You can change everything with `/lotse profile` and delete it with `/lotse forget me`.
ask_profile-start_again = Nothing is stored about you right now, so I cannot go on from here. With `/lotse profile` we start afresh.

ask_profile-error_consent = Without your agreement I store nothing. Tick this box if it is all right with you.
ask_profile-error_name = What may I call you? A first name is enough.
ask_profile-error_topics = I need one topic, here or among those you can show others.
ask_profile-error_many =
    { $at_most ->
        [one] There is room for one topic here. Which matters most to you?
       *[other] There is room for { $at_most } topics here. Which matter most to you?
    }
ask_profile-error_both = In both lists: { $topics }. Leave it in the one that fits better.
ask_profile-error_choose = Please choose something here.

ask_profile-start = Fill in profile
ask_profile-change = Change profile
ask_profile-topics = Choose topics
ask_profile-topic = Change
ask_profile-own_level = Adjust my level
ask_profile-one = How far you are is seen by you alone.
    .title = Change one topic
    .submit = Save
    .close = Cancel
ask_profile-choice = Where are you with { $topic }?
ask_profile-remove = Not any more: take the topic out of my profile
ask_profile-changed = That is saved. The way back is the same: “Change” on my home tab, or `/lotse profile`.
ask_profile-no_topic = This topic is not in your profile any more. With `/lotse profile` you add it again.
