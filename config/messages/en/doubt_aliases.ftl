# An alias that misleads me: moderators decide whether it stays.

doubt_aliases-ask = { $threads ->
        [0] “{ $word }” led me to **{ $topics }**, and the topic was taken away again.
        [one] In one question I found **{ $topics }**, because it said “{ $word }” there. The topic was taken away again.
       *[other] In { $threads } questions of the last { $within } days I found **{ $topics }**, because it said “{ $word }” there. Each time the topic was taken away again.
    } Should “{ $word }” still belong to **{ $topics }**? What is decided here counts at once, and can be taken back here, too.
doubt_aliases-where = To look them up: { $links }
doubt_aliases-is_dropped = “{ $word }” does not lead me to **{ $topics }** any more. It is in the logbook, too. “Use it again” takes that back.
doubt_aliases-is_kept = “{ $word }” stays with **{ $topics }**, and for a year I shall not ask about it again. “Decide again” takes that back.

doubt_aliases-drop = Stop using it
doubt_aliases-keep = Keep it
doubt_aliases-use = Use it again
doubt_aliases-reopen = Decide again

doubt_aliases-over = This was decided by now, or the topic has another name or is gone. I have changed nothing; please look at what it says there now.
doubt_aliases-moderators_only = Only moderators can do that here.
