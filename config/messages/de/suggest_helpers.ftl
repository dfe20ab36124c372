# Offene Fragen: Menschen einzeln und unter vier Augen um eine Antwort bitten.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage dich, weil du das angeboten hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du das angeboten hast.
    } { $minutes ->
        [one] Rechne mit etwa einer Minute.
       *[other] Rechne mit etwa { $minutes } Minuten.
    }
    { $question }
    Magst du antworten? Ein Nein bleibt unter uns. Passt das Thema nicht mehr, ändere es mit `/lotse profil`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage dich, weil du dazu neulich weitergeholfen hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du dazu neulich weitergeholfen hast.
    } { $minutes ->
        [one] Rechne mit etwa einer Minute.
       *[other] Rechne mit etwa { $minutes } Minuten.
    }
    { $question }
    Magst du antworten? Ein Nein bleibt unter uns. Was ich über dich weiß, löscht `/lotse vergiss mich`.
suggest_helpers-yes = Ja, ich schau
suggest_helpers-no = Gerade nicht
suggest_helpers-knows = Ich kenne jemanden
suggest_helpers-take = Übernehmen
suggest_helpers-again = Frag mich wieder

suggest_helpers-you_look =
    Danke dir! Antworte einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommst du in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommst du in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
suggest_helpers-you_took =
    Danke, du übernimmst diese Frage. Antworte einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommst du in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommst du in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
suggest_helpers-you_cannot = Alles klar, danke fürs Bescheidgeben. Dein Nein bleibt unter uns.
suggest_helpers-you_know =
    Danke! Gib dieser Person einfach den Link weiter. Ich schreibe ihr nicht und nenne niemanden. Bis eine Antwort da ist, frage ich auch selbst weiter.
    { $question }
suggest_helpers-you_again = Gern, dann frage ich dich wieder, wenn etwas zu dir passt.
suggest_helpers-freed = Diese Anfrage hat sich erledigt, du musst nichts tun. Danke, dass ich dich fragen durfte.
suggest_helpers-released =
    Kein Problem, ich frage weiter. Magst du später doch, ist die Frage hier:
    { $question }
suggest_helpers-helped =
    Danke für deine Antwort!
    { $question }
suggest_helpers-resting = Auf die letzten Anfragen kam nichts von dir, und das ist in Ordnung. Deshalb frage ich dich so nicht mehr, bis du es wieder möchtest.

suggest_helpers-already =
    Dein Ja habe ich schon, danke! Antworte einfach im Thread:
    { $question }
suggest_helpers-over = Diese Frage braucht gerade niemanden mehr. Danke, dass du da bist.
suggest_helpers-your_own = Das ist deine eigene Frage. Ich suche weiter nach Hilfe für dich.
suggest_helpers-somebody_does =
    Gerade schaut schon jemand. Danke dir! Wenn du etwas ergänzen magst, dann gern im Thread:
    { $question }
suggest_helpers-no_profile =
    Danke dir! Merken kann ich mir dein Ja erst mit einem Profil (`/lotse profil`). Antworten kannst du auch ohne, direkt im Thread:
    { $question }
suggest_helpers-full =
    Danke dir! Für diese Woche ist deine Zeit laut Profil schon vergeben, deshalb zähle ich nicht auf dich. Mehr Stunden gehen mit `/lotse profil`. Antworten darfst du natürlich trotzdem:
    { $question }

suggest_helpers-circle =
    Auf deine Frage haben wir noch keine Antwort gefunden; das liegt nicht an dir.
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
    } Wisst ihr, wer helfen könnte? Tippt `/lotse zuweisen`, dahinter diesen Link und die Person: Dann frage ich sie unter vier Augen.
suggest_helpers-declined =
    Wen ihr zu dieser Frage gefragt haben wolltet, kann gerade nicht. Das bleibt unter uns. Die Frage ist weiter offen:
    { $question }
