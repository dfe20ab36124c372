# /lotse protokoll: wer wann was geändert hat.

tell_logbook-help = `/lotse { $word }` zeigt der Moderation, wer wann was geändert hat.
tell_logbook-entries =
    { $count ->
        [0] Im Protokoll steht noch nichts. Hier erscheint, was die Moderation ändert.
        [one] Im Protokoll steht ein Eintrag:
       *[other] Die letzten { $count } Einträge im Protokoll, der neueste zuerst:
    }

tell_logbook-all_stopped = • { $when } Uhr: { $who } hat mich ganz angehalten.
tell_logbook-all_running = • { $when } Uhr: { $who } hat mich weitermachen lassen.
tell_logbook-stopped = • { $when } Uhr: { $who } hat **{ $what }** angehalten.
tell_logbook-stopped_there = • { $when } Uhr: { $who } hat **{ $what }** in { $place } angehalten.
tell_logbook-running = • { $when } Uhr: { $who } hat **{ $what }** weiterlaufen lassen.
tell_logbook-running_there = • { $when } Uhr: { $who } hat **{ $what }** in { $place } weiterlaufen lassen.
tell_logbook-live = • { $when } Uhr: { $who } hat **{ $what }** aus dem Schattenmodus geholt.
tell_logbook-live_there = • { $when } Uhr: { $who } hat **{ $what }** in { $place } aus dem Schattenmodus geholt.
tell_logbook-tagged = • { $when } Uhr: { $who } hat die Themen **{ $topics }** gesetzt: { $thread }
tell_logbook-tagged_gone = • { $when } Uhr: { $who } hat die Themen einer Frage gesetzt, die nicht mehr da ist.
tell_logbook-cleared = • { $when } Uhr: { $who } hat alle Themen weggenommen: { $thread }
tell_logbook-crossed = • { $when } Uhr: { $who } hat meine Themen **{ $topics }** zurückgenommen: { $thread }
tell_logbook-crossed_gone = • { $when } Uhr: { $who } hat meine Themen einer Frage zurückgenommen, die nicht mehr da ist.
tell_logbook-undone =
    • { $when } Uhr: { $who } hat { $said ->
        [0] keine Nachricht von mir
        [one] eine Nachricht von mir
       *[other] { $said } Nachrichten von mir
    } und { $threads ->
        [0] keine Themen
        [one] die Themen einer Frage
       *[other] die Themen von { $threads } Fragen
    } zurückgenommen.
tell_logbook-snoozed = • { $when } Uhr: { $who } hat eine Frage ruhen lassen: { $thread }
tell_logbook-woken = • { $when } Uhr: { $who } hat eine Frage zurückgeholt: { $thread }
tell_logbook-reported = • { $when } Uhr: Eine Meldung kam an, Fall { $case }.
tell_logbook-closed = • { $when } Uhr: { $who } hat sich um Fall { $case } gekümmert.
tell_logbook-topic_added = • { $when } Uhr: { $who } hat das Thema **{ $word }** angelegt.
tell_logbook-topic_dropped = • { $when } Uhr: { $who } hat das Thema **{ $word }** zurückgenommen.
tell_logbook-alias_added = • { $when } Uhr: { $who } hat „{ $word }“ bei **{ $topic }** eingetragen.
tell_logbook-alias_dropped = • { $when } Uhr: { $who } hat „{ $word }“ bei **{ $topic }** gestrichen.
tell_logbook-unused_added = • { $when } Uhr: { $who } hat „{ $word }“ bei **{ $topic }** aus dem Gebrauch genommen.
tell_logbook-unused_dropped = • { $when } Uhr: { $who } hat „{ $word }“ bei **{ $topic }** wieder in Gebrauch genommen.
tell_logbook-doubt_kept = • { $when } Uhr: { $who } hat entschieden, dass „{ $word }“ bei **{ $topic }** bleibt.
tell_logbook-doubt_reopened = • { $when } Uhr: { $who } will noch einmal entscheiden, ob „{ $word }“ bei **{ $topic }** bleibt.
tell_logbook-unwanted = • { $when } Uhr: { $who } will **{ $topic }** nie wieder vorgeschlagen bekommen, wenn nur das dafür spricht: „{ $word }“.
tell_logbook-wanted_again = • { $when } Uhr: { $who } lässt **{ $topic }** wieder vorschlagen, auch wenn nur das dafür spricht: „{ $word }“.
tell_logbook-ignored_added = • { $when } Uhr: { $who } hat „{ $word }“ aus der Liste der Wörter ausgeblendet.
tell_logbook-ignored_dropped = • { $when } Uhr: { $who } hat „{ $word }“ wieder in die Liste der Wörter gelassen.
tell_logbook-gone = die Frage ist inzwischen gelöscht.
tell_logbook-round_opened = • { $when } Uhr: { $who } hat eine Lernrunde begonnen.
tell_logbook-round_released = • { $when } Uhr: { $who } hat die Lernrunde freigegeben.
tell_logbook-round_dropped = • { $when } Uhr: { $who } hat die Lernrunde verworfen.
tell_logbook-round_swapped = • { $when } Uhr: { $who } hat im Entwurf der Lernrunde zwei Plätze getauscht.
tell_logbook-round_forbidden = • { $when } Uhr: { $who } hat im Entwurf der Lernrunde zwei Menschen getrennt gehalten.
tell_logbook-round_reset = • { $when } Uhr: { $who } hat die Änderungen am Entwurf der Lernrunde zurückgenommen.
