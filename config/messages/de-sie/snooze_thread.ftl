# /lotse später LINK 3 Tage: eine Frage ruht eine Weile.

snooze_thread-help = `/lotse { $word }` lässt eine Frage ruhen, erst ihr Link und dann wie lange, nur für die Moderation.
snooze_thread-how = Schreiben Sie erst den Link zur Frage, dann wie lange sie ruhen soll, etwa so: `/lotse später https://… 3 Tage`.
snooze_thread-unknown_question = Unter „{ $word }“ kenne ich keine Frage. Kopieren Sie den Link ihrer ersten Nachricht; es muss ein Ort sein, an dem ich mitlese.
snooze_thread-no_span = „{ $word }“ verstehe ich nicht als Zeit. Schreiben Sie zum Beispiel `3 Tage`, `12 h` oder `0`, dann ist die Frage gleich wieder da.
snooze_thread-too_long = So lange lasse ich keine Frage ruhen. { $days ->
        [one] Höchstens ist es ein Tag.
       *[other] Höchstens sind es { $days } Tage.
    }
snooze_thread-snoozed = Diese Frage ruht bis { $until } Uhr: Sie steht in keiner Liste, und ich frage niemanden danach. Mit einer `0` statt der Zeit holen Sie sie früher zurück. Hier steht sie: { $thread }
snooze_thread-woken = Diese Frage ruht nicht mehr: { $thread }
