# /lotse undo 1h: what I said in public and tagged goes, after one question.

undo_recent-help = `/lotse { $word }` takes back what I said in public and tagged in the last hour, for moderators only.
undo_recent-ask =
    From me in public in that time ({ $word }): { $said ->
        [0] no message
        [one] one message
       *[other] { $said } messages
    }, { $threads ->
        [0] no new topics.
        [one] topics on one question.
       *[other] topics on { $threads } questions.
    } Shall I take all of it back? Afterwards it cannot be restored.
undo_recent-yes = Yes, take it back
undo_recent-no = No
undo_recent-done =
    I am taking back: { $said ->
        [0] no message
        [one] one message
       *[other] { $said } messages
    } and { $threads ->
        [0] no topics.
        [one] the topics of one question.
       *[other] the topics of { $threads } questions.
    } It takes a moment. What I wrote to somebody in private stays. So that nothing new comes, there is `/lotse stop`.
undo_recent-kept = All right, everything stays as it is.
undo_recent-nothing = In that time ({ $word }) I said nothing in public that is still there.
undo_recent-nothing_left = There is nothing left that I could take back.
undo_recent-no_span = I do not understand “{ $word }” as a time. Write for example `/lotse undo 1h` or `/lotse undo 2 days`.
undo_recent-too_long = It does not reach back that far. { $hours ->
        [one] At most it is one hour.
       *[other] At most it is { $hours } hours.
    }
undo_recent-moderators_only = Only moderators can do that here.
