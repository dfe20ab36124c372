# Was im Forum getippt wird, und Formulare als kurze Fragen, eine nach der anderen.

read_letter-consent = Darf ich das speichern? Mit „ja“ stimmen Sie zu und halten sich an die Regeln.
read_letter-agree = ja
read_letter-disagree = nein
read_letter-not_agreed = Gut, dann speichere ich nichts. Mit `/lotse profil` können Sie es sich jederzeit anders überlegen.
read_letter-cancelled = Abgebrochen. Was Sie in diesem Schritt geschrieben haben, habe ich verworfen. Mit `/lotse profil` fangen Sie neu an.

read_letter-where = Das gilt immer einer bestimmten Nachricht: Öffnen Sie das Menü „⋯“ neben ihr und wählen Sie den Eintrag dort. Im Forum schreiben Sie es in das Thema selbst.
    .discourse = Das gilt immer einem bestimmten Thema: Schreiben Sie es dort als eigene Zeile, zum Beispiel `/lotse keine frage`. Ich antworte Ihnen hier.

read_letter-option = { $number } – { $option }
read_letter-topics = Zur Wahl stehen: { $topics }.
read_letter-known = Bisher steht da: „{ $known }“. Mit „weiter“ bleibt es so.
read_letter-known_choice = Mit „weiter“ bleibt es, wie es eingetragen ist.

read_letter-how_text = (Frage { $number } von { $total }. Antworten Sie einfach hier. „zurück“ geht eine Frage zurück, „abbrechen“ hört auf.)
read_letter-how_text_optional = (Frage { $number } von { $total }. Antworten Sie einfach hier, oder schreiben Sie „überspringen“. „zurück“ geht eine Frage zurück, „abbrechen“ hört auf.)
read_letter-how_tick = (Frage { $number } von { $total }. Antworten Sie mit „ja“ oder „nein“.)
read_letter-how_number = (Frage { $number } von { $total }. Eine Zahl genügt, zum Beispiel „2“.)
read_letter-how_one = (Frage { $number } von { $total }. Die Zahl davor genügt.)
read_letter-how_many = (Frage { $number } von { $total }. Die Zahlen davor genügen, zum Beispiel „1, 2“.)
read_letter-how_topics = (Frage { $number } von { $total }. Nennen Sie die Themen mit Komma dazwischen, zum Beispiel „Excel, Umfragen“.)
read_letter-how_topics_optional = (Frage { $number } von { $total }. Nennen Sie die Themen mit Komma dazwischen, zum Beispiel „Excel, Umfragen“, oder schreiben Sie „überspringen“.)
read_letter-how_slots = (Frage { $number } von { $total }. Schreiben Sie es, wie Sie es sagen würden, zum Beispiel „Di abends, Samstag vormittags“.)

read_letter-too_long = Das sind { $length } Zeichen, und hier passen { $at_most } hinein. Mögen Sie es kürzer sagen?
read_letter-misread_text = Da stand nichts, was ich lesen kann.
read_letter-misread_tick = Das habe ich nicht verstanden: ja oder nein?
read_letter-misread_number = Darin finde ich keine Zahl, die hier passt.
read_letter-misread_one = Das habe ich keiner der Möglichkeiten zuordnen können.
read_letter-misread_many = Darin habe ich keine der Möglichkeiten erkannt.
read_letter-misread_topics = Darin habe ich kein Thema erkannt.
read_letter-misread_slots = Darin habe ich keine Zeit erkannt. Ein Wochentag und „vormittags“, „nachmittags“ oder „abends“ genügen.
read_letter-near_topics = Das Thema „{ $typed }“ kenne ich nicht. Nah dran sind: { $near }. Schreiben Sie bitte noch einmal alle Themen.
read_letter-unknown_topic = Das Thema „{ $typed }“ kenne ich nicht. Schreiben Sie bitte noch einmal alle Themen, dieses mit einem anderen Wort oder ohne.
