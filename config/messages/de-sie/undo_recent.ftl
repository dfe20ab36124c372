# /lotse rückgängig 1h: was ich öffentlich gesagt und getaggt habe, kommt weg, nach einer Rückfrage.

undo_recent-help = `/lotse { $word }` nimmt zurück, was ich in der letzten Stunde öffentlich gesagt und getaggt habe, nur für die Moderation.
undo_recent-ask =
    Öffentlich von mir in dieser Zeit ({ $word }): { $said ->
        [0] keine Nachricht
        [one] eine Nachricht
       *[other] { $said } Nachrichten
    }, { $threads ->
        [0] keine neuen Themen
        [one] Themen an einer Frage
       *[other] Themen an { $threads } Fragen
    }. Soll ich das alles zurücknehmen? Wiederherstellen lässt es sich danach nicht.
undo_recent-yes = Ja, zurücknehmen
undo_recent-no = Nein
undo_recent-done =
    Ich nehme zurück: { $said ->
        [0] keine Nachricht
        [one] eine Nachricht
       *[other] { $said } Nachrichten
    } und { $threads ->
        [0] keine Themen
        [one] die Themen einer Frage
       *[other] die Themen von { $threads } Fragen
    }. Das dauert einen Moment. Was ich jemandem privat geschrieben habe, bleibt. Damit nichts Neues kommt, gibt es `/lotse stopp`.
undo_recent-kept = Gut, alles bleibt, wie es ist.
undo_recent-nothing = In dieser Zeit ({ $word }) habe ich öffentlich nichts gesagt, das noch da ist.
undo_recent-nothing_left = Da ist nichts mehr, das ich zurücknehmen könnte.
undo_recent-no_span = „{ $word }“ verstehe ich nicht als Zeit. Schreiben Sie zum Beispiel `/lotse rückgängig 1h` oder `/lotse rückgängig 2 Tage`.
undo_recent-too_long = So weit zurück geht es nicht. { $hours ->
        [one] Höchstens ist es eine Stunde.
       *[other] Höchstens sind es { $hours } Stunden.
    }
undo_recent-moderators_only = Das kann hier nur die Moderation.
