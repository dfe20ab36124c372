# /lotse status: was läuft, was angehalten ist, wie es mir geht.

tell_status-help = `/lotse { $word }` zeigt der Moderation, was läuft, was angehalten ist und wie es mir geht.
tell_status-status = So steht es gerade:

tell_status-all_stopped = Ich bin ganz angehalten. Mit `/lotse weiter` mache ich weiter.
tell_status-running = **Läuft:** { $names }.
tell_status-watching = **Im Schattenmodus:** { $names }. Was ich täte, liest nur die Moderation. Mit `/lotse weiter` und dem Namen lesen es alle.
tell_status-stopped = **Angehalten:** { $names }. Mit `/lotse weiter` und dem Namen geht es weiter.
tell_status-live_there = **Nicht mehr im Schattenmodus:** { $what } in { $place }.
tell_status-live_in = **Nicht mehr im Schattenmodus:** alles in { $place }.
tell_status-stopped_there = **Angehalten:** { $what } in { $place }.
tell_status-stopped_in = **Angehalten:** alles in { $place }.
tell_status-nobody_reads = Was ich im Schattenmodus täte, liest gerade niemand: Es fehlt ein privater Kanal für die Moderation. Nennen Sie ihn in config/community.toml unter moderator_channel und laden Sie mich ein.

tell_status-waiting = Etwas wartet seit { $since } Uhr. Wer mich betreut, findet mit `python -m bot doctor`, woran es liegt.
tell_status-dead =
    { $count ->
        [one] Eine Sache ist liegen geblieben.
       *[other] { $count } Sachen sind liegen geblieben.
    } Wer mich betreut, sieht mit `python -m bot dead`, was und warum.
tell_status-removed = { $platform } lässt mich nicht mehr hinein. Wer mich betreut, findet mit `python -m bot doctor`, was hilft.
tell_status-resting = { $platform } möchte bis { $until } Uhr nichts von mir hören. Danach geht es von selbst weiter.
tell_status-well = Mir geht es gut: Nichts wartet länger als üblich, und nichts ist liegen geblieben.
