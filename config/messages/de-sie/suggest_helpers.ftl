# Offene Fragen: Menschen einzeln und unter vier Augen um eine Antwort bitten.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie das angeboten haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie das angeboten haben.
    } { $minutes ->
        [one] Rechnen Sie mit etwa einer Minute.
       *[other] Rechnen Sie mit etwa { $minutes } Minuten.
    }
    { $question }
    Möchten Sie antworten? Ein Nein bleibt unter uns. Passt das Thema nicht mehr, ändern Sie es mit `/lotse profil`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage Sie, weil Sie dazu neulich weitergeholfen haben.
    } { $minutes ->
        [one] Rechnen Sie mit etwa einer Minute.
       *[other] Rechnen Sie mit etwa { $minutes } Minuten.
    }
    { $question }
    Möchten Sie antworten? Ein Nein bleibt unter uns. Was ich über Sie weiß, löscht `/lotse vergiss mich`.
suggest_helpers-yes = Ja, ich schaue
suggest_helpers-no = Gerade nicht
suggest_helpers-knows = Ich kenne jemanden
suggest_helpers-take = Übernehmen
suggest_helpers-again = Fragen Sie mich wieder

suggest_helpers-you_look =
    Vielen Dank! Antworten Sie einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommen Sie in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommen Sie in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
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
suggest_helpers-you_again = Gern, dann frage ich Sie wieder, wenn etwas zu Ihnen passt.
suggest_helpers-freed = Diese Anfrage hat sich erledigt, Sie müssen nichts tun. Danke, dass ich Sie fragen durfte.
suggest_helpers-released =
    Kein Problem, ich frage weiter. Möchten Sie später doch, ist die Frage hier:
    { $question }
suggest_helpers-helped =
    Danke für Ihre Antwort!
    { $question }
suggest_helpers-resting = Auf die letzten Anfragen kam nichts von Ihnen, und das ist in Ordnung. Deshalb frage ich Sie so nicht mehr, bis Sie es wieder möchten.

suggest_helpers-already =
    Ihr Ja habe ich schon, danke! Antworten Sie einfach im Thread:
    { $question }
suggest_helpers-over = Diese Frage braucht gerade niemanden mehr. Danke, dass Sie da sind.
suggest_helpers-your_own = Das ist Ihre eigene Frage. Ich suche weiter nach Hilfe für Sie.
suggest_helpers-somebody_does =
    Gerade schaut schon jemand. Vielen Dank! Wenn Sie etwas ergänzen möchten, dann gern im Thread:
    { $question }
suggest_helpers-no_profile =
    Vielen Dank! Merken kann ich mir Ihr Ja erst mit einem Profil (`/lotse profil`). Antworten können Sie auch ohne, direkt im Thread:
    { $question }
suggest_helpers-full =
    Vielen Dank! Für diese Woche ist Ihre Zeit laut Profil schon vergeben, deshalb zähle ich nicht auf Sie. Mehr Stunden gehen mit `/lotse profil`. Antworten dürfen Sie natürlich trotzdem:
    { $question }

suggest_helpers-circle =
    Auf Ihre Frage haben wir noch keine Antwort gefunden; das liegt nicht an Ihnen.
    { $question }
    Am schnellsten geht es jetzt hier: { $circle }
    Währenddessen frage ich weiter.
suggest_helpers-moderators =
    { $days ->
        [one] Seit einem Tag haben wir auf diese Frage keine Antwort gefunden:
       *[other] Seit { $days } Tagen haben wir auf diese Frage keine Antwort gefunden:
    }
    { $question }
    { $asked ->
        [0] Ich kannte keine Person, die ich fragen konnte.
        [one] Ich habe einen Menschen gefragt.
       *[other] Ich habe { $asked } Menschen gefragt.
    } Wissen Sie, wer helfen könnte? Tippen Sie `/lotse zuweisen`, dahinter diesen Link und die Person: Dann frage ich sie unter vier Augen.
suggest_helpers-declined =
    Wen Sie zu dieser Frage gefragt haben wollten, kann gerade nicht. Das bleibt unter uns. Die Frage ist weiter offen:
    { $question }
