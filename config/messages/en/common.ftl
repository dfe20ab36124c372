# Words that several features share.

common-somebody = somebody
common-taught_as = { $topics } (offered as { $others })
common-withdrawn = Here was a line by Lotse, a bot. It has been taken back.
common-unseen =
    { $count ->
        [one] One of them is missing from this list: I could not check just now whether it is still public.
       *[other] { $count } of them are missing from this list: I could not check just now whether they are still public.
    }

common-trying_again = That did not work just now; the fault is mine. I will try again by myself and then write to you.
common-once_more = It did not work earlier, but now it should. Would you try it once more?
common-done = It did not work earlier, but now it has: it is done.
common-gave_up = What you wanted earlier did not work, even after several attempts. I am sorry. Please tell the moderators, so that somebody can mend it.

common-shortcut_elsewhere = I do not read along here, and it stays that way: I have read nothing and kept nothing.
common-shortcut_gone = This message does not exist any more, and what I knew about it is gone already. There is nothing you need to do.
common-shortcut_not_yours = That is up to whoever started the thread, or to the moderators; I have changed nothing. Why not drop them a line: they find the entry in the same menu.

common-language-de = German
common-language-en = English

common-format-online = Online
common-format-onsite = In person
common-format-both = Either is fine

common-slot-mo-morning = Monday morning
common-slot-mo-afternoon = Monday afternoon
common-slot-mo-evening = Monday evening
common-slot-tu-morning = Tuesday morning
common-slot-tu-afternoon = Tuesday afternoon
common-slot-tu-evening = Tuesday evening
common-slot-we-morning = Wednesday morning
common-slot-we-afternoon = Wednesday afternoon
common-slot-we-evening = Wednesday evening
common-slot-th-morning = Thursday morning
common-slot-th-afternoon = Thursday afternoon
common-slot-th-evening = Thursday evening
common-slot-fr-morning = Friday morning
common-slot-fr-afternoon = Friday afternoon
common-slot-fr-evening = Friday evening
common-slot-sa-morning = Saturday morning
common-slot-sa-afternoon = Saturday afternoon
common-slot-sa-evening = Saturday evening
common-slot-su-morning = Sunday morning
common-slot-su-afternoon = Sunday afternoon
common-slot-su-evening = Sunday evening

common-category = category { $number } of the forum
