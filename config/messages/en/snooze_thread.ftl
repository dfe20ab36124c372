# /lotse snooze LINK 3 days: a question rests for a while.

snooze_thread-help = `/lotse { $word }` lets a question rest, first its link and then how long, for moderators only.
snooze_thread-how = Write the link to the question first, then how long it shall rest, like this: `/lotse snooze https://… 3 days`.
snooze_thread-unknown_question = I know no question under “{ $word }”. Copy the link of its first message; it has to be somewhere I read along.
snooze_thread-no_span = I do not understand “{ $word }” as a time. Write for example `3 days`, `12 h` or `0`, which brings the question back at once.
snooze_thread-too_long = I let no question rest that long. { $days ->
        [one] At most it is one day.
       *[other] At most it is { $days } days.
    }
snooze_thread-snoozed = This question rests until { $until }: it stands in no list, and I ask nobody about it. With a `0` instead of the time you bring it back earlier. It is here: { $thread }
snooze_thread-woken = This question does not rest any more: { $thread }
