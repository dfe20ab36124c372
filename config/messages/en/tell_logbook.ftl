# /lotse log: who changed what, and when.

tell_logbook-help = `/lotse { $word }` shows moderators who changed what, and when.
tell_logbook-entries =
    { $count ->
        [0] The logbook is still empty. What moderators change appears here.
        [one] There is one entry in the logbook:
       *[other] The last { $count } entries in the logbook, the newest first:
    }

tell_logbook-all_stopped = • { $when }: { $who } paused me as a whole.
tell_logbook-all_running = • { $when }: { $who } let me go on.
tell_logbook-stopped = • { $when }: { $who } stopped **{ $what }**.
tell_logbook-stopped_there = • { $when }: { $who } stopped **{ $what }** in { $place }.
tell_logbook-running = • { $when }: { $who } let **{ $what }** go on.
tell_logbook-running_there = • { $when }: { $who } let **{ $what }** go on in { $place }.
tell_logbook-live = • { $when }: { $who } took **{ $what }** out of the shadow.
tell_logbook-live_there = • { $when }: { $who } took **{ $what }** out of the shadow in { $place }.
tell_logbook-tagged = • { $when }: { $who } set the topics **{ $topics }**: { $thread }
tell_logbook-tagged_gone = • { $when }: { $who } set the topics of a question that is not there any more.
tell_logbook-cleared = • { $when }: { $who } took all topics away: { $thread }
tell_logbook-crossed = • { $when }: { $who } took my topics **{ $topics }** back: { $thread }
tell_logbook-crossed_gone = • { $when }: { $who } took my topics back from a question that is not there any more.
tell_logbook-undone =
    • { $when }: { $who } took back { $said ->
        [0] no message of mine
        [one] one message of mine
       *[other] { $said } messages of mine
    } and { $threads ->
        [0] no topics.
        [one] the topics of one question.
       *[other] the topics of { $threads } questions.
    }
tell_logbook-snoozed = • { $when }: { $who } let a question rest: { $thread }
tell_logbook-woken = • { $when }: { $who } brought a question back: { $thread }
tell_logbook-reported = • { $when }: a report arrived, case { $case }.
tell_logbook-closed = • { $when }: { $who } saw to case { $case }.
tell_logbook-topic_added = • { $when }: { $who } added the topic **{ $word }**.
tell_logbook-topic_dropped = • { $when }: { $who } took the topic **{ $word }** back.
tell_logbook-alias_added = • { $when }: { $who } added “{ $word }” to **{ $topic }**.
tell_logbook-alias_dropped = • { $when }: { $who } took “{ $word }” out of **{ $topic }**.
tell_logbook-unused_added = • { $when }: { $who } stopped using “{ $word }” for **{ $topic }**.
tell_logbook-unused_dropped = • { $when }: { $who } used “{ $word }” for **{ $topic }** again.
tell_logbook-doubt_kept = • { $when }: { $who } decided that “{ $word }” stays with **{ $topic }**.
tell_logbook-doubt_reopened = • { $when }: { $who } wants to decide again whether “{ $word }” stays with **{ $topic }**.
tell_logbook-unwanted = • { $when }: { $who } never wants **{ $topic }** suggested again where only this speaks for it: “{ $word }”.
tell_logbook-wanted_again = • { $when }: { $who } lets **{ $topic }** be suggested again, even where only this speaks for it: “{ $word }”.
tell_logbook-ignored_added = • { $when }: { $who } hid “{ $word }” in the list of words.
tell_logbook-ignored_dropped = • { $when }: { $who } let “{ $word }” into the list of words again.
tell_logbook-gone = the question is deleted by now.
tell_logbook-round_opened = • { $when }: { $who } began a learning round.
tell_logbook-round_released = • { $when }: { $who } released the learning round.
tell_logbook-round_dropped = • { $when }: { $who } discarded the learning round.
tell_logbook-round_swapped = • { $when }: { $who } swapped two seats in the draft of the learning round.
tell_logbook-round_forbidden = • { $when }: { $who } kept two people apart in the draft of the learning round.
tell_logbook-round_reset = • { $when }: { $who } took back the changes to the draft of the learning round.
