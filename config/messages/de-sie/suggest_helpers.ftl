# Offene Fragen: Menschen einzeln und unter vier Augen um eine Antwort bitten.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie das angeboten haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie das angeboten haben. { $minutes ->
            [one] Rechnen Sie mit etwa einer Minute.
           *[other] Rechnen Sie mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Möchten Sie antworten? Ein Nein bleibt unter uns. Passt das Thema nicht mehr, ändern Sie es mit `/lotse profil`.
    .discourse =
    { $experience ->
        [1] Jemand sucht im Forum Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie das angeboten haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt im Forum etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie das angeboten haben. { $minutes ->
            [one] Rechnen Sie mit etwa einer Minute.
           *[other] Rechnen Sie mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Möchten Sie dort etwas schreiben? Ein Nein bleibt unter uns. Mit `pause` lasse ich Sie in Ruhe; passt das Thema nicht mehr, ändern Sie es mit `profil`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben. { $minutes ->
            [one] Rechnen Sie mit etwa einer Minute.
           *[other] Rechnen Sie mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Möchten Sie antworten? Ein Nein bleibt unter uns. Mit `/lotse pause` frage ich Sie nicht mehr; was ich über Sie weiß, löscht `/lotse vergiss mich`.
    .discourse =
    { $experience ->
        [1] Jemand sucht im Forum Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt im Forum etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben. { $minutes ->
            [one] Rechnen Sie mit etwa einer Minute.
           *[other] Rechnen Sie mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Möchten Sie dort etwas schreiben? Ein Nein bleibt unter uns. Mit `pause` frage ich Sie nicht mehr; was ich über Sie weiß, löscht `vergiss mich`.
suggest_helpers-yes = Ja, ich schaue
    .word = ja
suggest_helpers-no = Gerade nicht
    .word = nein
suggest_helpers-knows = Ich kenne jemanden
    .word = kenne jemanden
suggest_helpers-take = Übernehmen
suggest_helpers-again = Fragen Sie mich wieder

suggest_helpers-you_look =
    Vielen Dank! Antworten Sie einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommen Sie in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommen Sie in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
    .discourse =
    Vielen Dank! Schreiben Sie Ihre Antwort zu **{ $topics }** einfach direkt ins Forum, den Link finden Sie in meiner Anfrage. { $hours ->
        [one] Kommen Sie in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommen Sie in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    } Falls es doch nicht passt:
suggest_helpers-you_took =
    Danke, Sie übernehmen diese Frage. Antworten Sie einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommen Sie in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommen Sie in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
suggest_helpers-you_cannot = Danke, dass Sie Bescheid geben. Ihr Nein bleibt unter uns.
suggest_helpers-you_know =
    Danke! Geben Sie dieser Person einfach den Link weiter. Ich schreibe ihr nicht und nenne niemanden. Bis eine Antwort da ist, frage ich auch selbst weiter.
    { $question }
    .discourse = Danke! Geben Sie dieser Person einfach den Link aus meiner Anfrage weiter. Ich schreibe ihr nicht und nenne niemanden. Bis eine Antwort da ist, frage ich auch selbst weiter.
suggest_helpers-you_again = Gern, dann frage ich Sie wieder, wenn etwas zu Ihnen passt.
suggest_helpers-freed = Diese Anfrage hat sich erledigt, Sie müssen nichts tun. Danke, dass ich Sie fragen durfte.
suggest_helpers-released =
    Kein Problem, ich frage weiter. Möchten Sie später doch, ist die Frage hier:
    { $question }
    .discourse =
    Kein Problem, ich frage weiter. Möchten Sie später doch, sagen Sie mir Bescheid. Die Frage ist hier:
    { $question }
suggest_helpers-helped =
    Danke für Ihre Antwort!
    { $question }
    .discourse = Danke für Ihre Antwort im Forum!
suggest_helpers-resting = Auf meine letzten Anfragen kam nichts von Ihnen, und das ist völlig in Ordnung. Ich lasse Sie damit in Ruhe, bis Sie es wieder möchten.
    .discourse = Auf meine letzten Anfragen kam nichts von Ihnen, und das ist völlig in Ordnung. Ich lasse Sie damit in Ruhe. Falls Sie es wieder möchten:

suggest_helpers-already =
    Ihr Ja habe ich schon, danke! Antworten Sie einfach im Thread:
    { $question }
    .discourse = Ihr Ja zu **{ $topics }** habe ich schon, danke! Schreiben Sie Ihre Antwort einfach direkt ins Forum, den Link finden Sie in meiner Anfrage.
suggest_helpers-over = Für diese Frage ist inzwischen gesorgt. Danke, dass Sie da sind.
suggest_helpers-your_own = Das ist Ihre eigene Frage. Ich suche weiter nach Hilfe für Sie.
suggest_helpers-somebody_does =
    Gerade schaut schon jemand. Vielen Dank! Wenn Sie etwas ergänzen möchten, dann gern im Thread:
    { $question }
    .discourse = Gerade schaut schon jemand. Vielen Dank! Wenn Sie etwas ergänzen möchten, dann gern direkt im Forum.
suggest_helpers-no_profile =
    Vielen Dank! Merken kann ich mir Ihr Ja erst mit einem Profil (`/lotse profil`). Antworten können Sie auch ohne, direkt im Thread:
    { $question }
    .discourse = Vielen Dank! Merken kann ich mir Ihr Ja erst mit einem Profil (`/lotse profil`). Antworten können Sie auch ohne, direkt im Forum.
suggest_helpers-full =
    Vielen Dank! Für diese Woche ist die Zeit aus Ihrem Profil schon vergeben, deshalb plane ich Sie nicht fest ein. Mehr Stunden tragen Sie mit `/lotse profil` ein. Antworten dürfen Sie natürlich trotzdem:
    { $question }
    .discourse = Vielen Dank! Für diese Woche ist die Zeit aus Ihrem Profil schon vergeben, deshalb plane ich Sie nicht fest ein. Mehr Stunden tragen Sie mit `/lotse profil` ein. Antworten dürfen Sie natürlich trotzdem, direkt im Forum.

suggest_helpers-written = War das schon Ihre Antwort auf die Frage? Hier lese nur ich sie, und weitergeben kann ich sie nicht: Schreiben Sie sie bitte direkt ins Forum, den Link finden Sie in meiner Anfrage. Ging es um etwas anderes, schreiben Sie mir `hilfe`. Zu meiner Anfrage:

suggest_helpers-circle =
    Auf Ihre Frage haben wir noch keine Antwort gefunden; das liegt nicht an Ihnen.
    { $question }
    Am schnellsten geht es jetzt hier: { $circle }
    Währenddessen frage ich weiter.
suggest_helpers-moderators =
    { $days ->
        [one] Diese Frage ist seit einem Tag offen:
       *[other] Diese Frage ist seit { $days } Tagen offen:
    }
    { $question }
    { $asked ->
        [0] Unter den Profilen fand ich niemanden zum Fragen.
        [one] Ich habe einen Menschen gefragt.
       *[other] Ich habe { $asked } Menschen gefragt.
    } Wissen Sie, wer helfen könnte? Tippen Sie `/lotse zuweisen`, dahinter diesen Link und die Person: Dann frage ich sie unter vier Augen.
suggest_helpers-declined =
    Die Person, an die Sie bei dieser Frage gedacht haben, kann gerade nicht. Das bleibt unter uns. Die Frage ist weiter offen:
    { $question }
