# Offene Fragen: Menschen einzeln und unter vier Augen um eine Antwort bitten.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage dich, weil du das angeboten hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du das angeboten hast. { $minutes ->
            [one] Rechne mit etwa einer Minute.
           *[other] Rechne mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Magst du antworten? Ein Nein bleibt unter uns. Passt das Thema nicht mehr, ändere es mit `/lotse profil`.
    .discourse =
    { $experience ->
        [1] Jemand sucht im Forum Erfahrungen zu **{ $topics }**. Ich frage dich, weil du das angeboten hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt im Forum etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du das angeboten hast. { $minutes ->
            [one] Rechne mit etwa einer Minute.
           *[other] Rechne mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Magst du dort etwas schreiben? Ein Nein bleibt unter uns. Mit `pause` lasse ich dich in Ruhe; passt das Thema nicht mehr, änderst du es mit `profil`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Jemand sucht Erfahrungen zu **{ $topics }**. Ich frage dich, weil du dazu neulich weitergeholfen hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du dazu neulich weitergeholfen hast. { $minutes ->
            [one] Rechne mit etwa einer Minute.
           *[other] Rechne mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Magst du antworten? Ein Nein bleibt unter uns. Mit `/lotse pause` frage ich dich nicht mehr; was ich über dich weiß, löscht `/lotse vergiss mich`.
    .discourse =
    { $experience ->
        [1] Jemand sucht im Forum Erfahrungen zu **{ $topics }**. Ich frage dich, weil du dazu neulich weitergeholfen hast. Zwei Sätze reichen schon.
       *[other] Jemand fragt im Forum etwas zu **{ $topics }**, und noch fehlt eine Antwort. Ich frage dich, weil du dazu neulich weitergeholfen hast. { $minutes ->
            [one] Rechne mit etwa einer Minute.
           *[other] Rechne mit etwa { $minutes } Minuten.
        }
    }
    { $question }
    Magst du dort etwas schreiben? Ein Nein bleibt unter uns. Mit `pause` frage ich dich nicht mehr; was ich über dich weiß, löscht `vergiss mich`.
suggest_helpers-yes = Ja, ich schau
    .word = ja
suggest_helpers-no = Gerade nicht
    .word = nein
suggest_helpers-knows = Ich kenne jemanden
    .word = kenne jemanden
suggest_helpers-take = Übernehmen
suggest_helpers-again = Frag mich wieder

suggest_helpers-you_look =
    Danke dir! Antworte einfach dort im Thread:
    { $question }
    { $hours ->
        [one] Kommst du in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommst du in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    }
    .discourse =
    Danke dir! Schreib deine Antwort zu **{ $topics }** einfach direkt ins Forum, den Link findest du in meiner Anfrage. { $hours ->
        [one] Kommst du in der nächsten Stunde nicht dazu, frage ich still weiter.
       *[other] Kommst du in den nächsten { $hours } Stunden nicht dazu, frage ich still weiter.
    } Falls es doch nicht passt:
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
    .discourse = Danke! Gib dieser Person einfach den Link aus meiner Anfrage weiter. Ich schreibe ihr nicht und nenne niemanden. Bis eine Antwort da ist, frage ich auch selbst weiter.
suggest_helpers-you_again = Gern, dann frage ich dich wieder, wenn etwas zu dir passt.
suggest_helpers-freed = Diese Anfrage hat sich erledigt, du musst nichts tun. Danke, dass ich dich fragen durfte.
suggest_helpers-released =
    Kein Problem, ich frage weiter. Magst du später doch, ist die Frage hier:
    { $question }
    .discourse =
    Kein Problem, ich frage weiter. Magst du später doch, sag mir Bescheid. Die Frage ist hier:
    { $question }
suggest_helpers-helped =
    Danke für deine Antwort!
    { $question }
    .discourse = Danke für deine Antwort im Forum!
suggest_helpers-resting = Auf meine letzten Anfragen kam nichts von dir, und das ist völlig in Ordnung. Ich lasse dich damit in Ruhe, bis du es wieder möchtest.
    .discourse = Auf meine letzten Anfragen kam nichts von dir, und das ist völlig in Ordnung. Ich lasse dich damit in Ruhe. Falls du es wieder möchtest:

suggest_helpers-already =
    Dein Ja habe ich schon, danke! Antworte einfach im Thread:
    { $question }
    .discourse = Dein Ja zu **{ $topics }** habe ich schon, danke! Schreib deine Antwort einfach direkt ins Forum, den Link findest du in meiner Anfrage.
suggest_helpers-over = Für diese Frage ist inzwischen gesorgt. Danke, dass du da bist.
suggest_helpers-your_own = Das ist deine eigene Frage. Ich suche weiter nach Hilfe für dich.
suggest_helpers-somebody_does =
    Gerade schaut schon jemand. Danke dir! Wenn du etwas ergänzen magst, dann gern im Thread:
    { $question }
    .discourse = Gerade schaut schon jemand. Danke dir! Wenn du etwas ergänzen magst, dann gern direkt im Forum.
suggest_helpers-no_profile =
    Danke dir! Merken kann ich mir dein Ja erst mit einem Profil (`/lotse profil`). Antworten kannst du auch ohne, direkt im Thread:
    { $question }
    .discourse = Danke dir! Merken kann ich mir dein Ja erst mit einem Profil (`/lotse profil`). Antworten kannst du auch ohne, direkt im Forum.
suggest_helpers-full =
    Danke dir! Für diese Woche ist die Zeit aus deinem Profil schon vergeben, deshalb plane ich dich nicht fest ein. Mehr Stunden trägst du mit `/lotse profil` ein. Antworten darfst du natürlich trotzdem:
    { $question }
    .discourse = Danke dir! Für diese Woche ist die Zeit aus deinem Profil schon vergeben, deshalb plane ich dich nicht fest ein. Mehr Stunden trägst du mit `/lotse profil` ein. Antworten darfst du natürlich trotzdem, direkt im Forum.

suggest_helpers-written = War das schon deine Antwort auf die Frage? Hier lese nur ich sie, und weitergeben kann ich sie nicht: Schreib sie bitte direkt ins Forum, den Link findest du in meiner Anfrage. Ging es um etwas anderes, schreib mir `hilfe`. Zu meiner Anfrage:

suggest_helpers-circle =
    Auf deine Frage haben wir noch keine Antwort gefunden; das liegt nicht an dir.
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
    } Wisst ihr, wer helfen könnte? Tippt `/lotse zuweisen`, dahinter diesen Link und die Person: Dann frage ich sie unter vier Augen.
suggest_helpers-declined =
    Die Person, an die ihr bei dieser Frage gedacht habt, kann gerade nicht. Das bleibt unter uns. Die Frage ist weiter offen:
    { $question }
