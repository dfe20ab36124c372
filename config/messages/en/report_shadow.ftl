# The shadow: what I would have done, and what the moderators think of it.

report_shadow-day = This is what I would have done since my last note. Nobody but you has read it. Was it right? `/lotse review` shows what is ready.
report_shadow-tagged = Would have tagged: **{ $topics }**. The question is here: { $thread }
report_shadow-tagged_once = Would have tagged; I no longer keep the topics. The question is here: { $thread }
report_shadow-replied = Would have replied ({ $name }): { $thread }
report_shadow-posted = Would have written in { $place } ({ $name }).
report_shadow-posted_about = Would have written in { $place } ({ $name }), about this question: { $thread }
report_shadow-private = Would have written to somebody in private ({ $name }).
report_shadow-private_about = Would have written to somebody in private ({ $name }), about this question: { $thread }
report_shadow-more =
    { $rest ->
        [one] There was one more than fits here.
       *[other] There were { $rest } more than fit here.
    }

report_shadow-right = Right
report_shadow-wrong = Wrong
report_shadow-counts_right = Counts as **right**. Press “Right” again, and it counts no more.
report_shadow-counts_wrong = Counts as **wrong**. Press “Wrong” again, and it counts no more.
report_shadow-over = That is more than 90 days ago, or the question is gone. I changed nothing.
report_shadow-moderators_only = Only moderators can do that here.

report_shadow-help = `/lotse { $word }` tells moderators how often I was right in the shadow, and what is ready.
report_shadow-so_far = What you said of what I would have done in the shadow (last 90 days):
report_shadow-nothing = In the last 90 days there was nothing that I would have done in the shadow.
report_shadow-not_watching = Nothing runs in the shadow now. `/lotse status` shows what runs.
report_shadow-too_few =
    { $judged ->
        [0] **{ $name }:** not judged yet. From { $enough } on I say whether it is ready: press “Right” or “Wrong” in my daily note.
        [one] **{ $name }:** judged once. From { $enough } on I say whether it is ready: press “Right” or “Wrong” in my daily note.
       *[other] **{ $name }:** judged { $judged } times, “Right”: { $right }. From { $enough } on I say whether it is ready.
    }
report_shadow-not_ready = **{ $name }:** { $share }% were right (judged: { $judged }, “Right”: { $right }). It is ready from { $wanted }% on.
report_shadow-ready = **{ $name }:** { $share }% were right (judged: { $judged }, “Right”: { $right }). It is ready: with `/lotse { $command } { $typed }` everybody reads it, with `/lotse { $command } { $typed } #help` one channel for a start.

report_shadow-week = A week in the shadow: this is what I would have done. Nobody but you has read it.
report_shadow-tags =
    { $times ->
        [one] **{ $name }:** one question found
       *[other] **{ $name }:** { $times } questions found
    }, { $tagged ->
        [one] one topic
       *[other] { $tagged } topics
    }. { $wrong ->
        [0] You called none of it wrong
        [one] One question was tagged wrongly
       *[other] { $wrong } questions were tagged wrongly
    }, { $right ->
        [0] and none right yet.
        [one] one was right.
       *[other] { $right } were right.
    } Ready? With `/lotse { $command } { $typed }` everybody reads it, with `/lotse { $command } { $typed } #help` one channel to begin with.
report_shadow-feature =
    { $times ->
        [one] **{ $name }:** I would have written once
       *[other] **{ $name }:** I would have written { $times } times
    }, { $wrong ->
        [0] and you called none of it wrong.
        [one] and once it was wrong.
       *[other] and { $wrong } times it was wrong.
    } Ready? With `/lotse { $command } { $typed }` everybody reads it.
