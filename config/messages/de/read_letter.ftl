# Was im Forum getippt wird, und Formulare als kurze Fragen, eine nach der anderen.

read_letter-consent = Darf ich das speichern? Mit „ja“ stimmst du zu und hältst dich an die Regeln.
read_letter-agree = ja
read_letter-disagree = nein
read_letter-not_agreed = Gut, dann speichere ich nichts. Mit `/lotse profil` kannst du es dir jederzeit anders überlegen.
read_letter-cancelled = Abgebrochen. Was du in diesem Schritt geschrieben hast, habe ich verworfen. Mit `/lotse profil` fängst du neu an.

read_letter-where = Das gilt immer einer bestimmten Nachricht: Öffne das Menü „⋯“ neben ihr und wähle den Eintrag dort. Im Forum schreibst du es in das Thema selbst.
    .discourse = Das gilt immer einem bestimmten Thema: Schreib es dort als eigene Zeile, zum Beispiel `/lotse keine frage`. Ich antworte dir hier.

read_letter-option = { $number } – { $option }
read_letter-topics = Zur Wahl stehen: { $topics }.
read_letter-known = Bisher steht da: „{ $known }“. Mit „weiter“ bleibt es so.
read_letter-known_choice = Mit „weiter“ bleibt es, wie es eingetragen ist.

read_letter-how_text = (Frage { $number } von { $total }. Antworte einfach hier. „zurück“ geht eine Frage zurück, „abbrechen“ hört auf.)
read_letter-how_text_optional = (Frage { $number } von { $total }. Antworte einfach hier, oder schreib „überspringen“. „zurück“ geht eine Frage zurück, „abbrechen“ hört auf.)
read_letter-how_tick = (Frage { $number } von { $total }. Antworte mit „ja“ oder „nein“.)
read_letter-how_number = (Frage { $number } von { $total }. Eine Zahl genügt, zum Beispiel „2“.)
read_letter-how_one = (Frage { $number } von { $total }. Die Zahl davor genügt.)
read_letter-how_many = (Frage { $number } von { $total }. Die Zahlen davor genügen, zum Beispiel „1, 2“.)
read_letter-how_topics = (Frage { $number } von { $total }. Nenne die Themen mit Komma dazwischen, zum Beispiel „Excel, Umfragen“.)
read_letter-how_topics_optional = (Frage { $number } von { $total }. Nenne die Themen mit Komma dazwischen, zum Beispiel „Excel, Umfragen“, oder schreib „überspringen“.)
read_letter-how_slots = (Frage { $number } von { $total }. Schreib es, wie du es sagen würdest, zum Beispiel „Di abends, Samstag vormittags“.)

read_letter-too_long = Das sind { $length } Zeichen, und hier passen { $at_most } hinein. Magst du es kürzer sagen?
read_letter-misread_text = Da stand nichts, was ich lesen kann.
read_letter-misread_tick = Das habe ich nicht verstanden: ja oder nein?
read_letter-misread_number = Darin finde ich keine Zahl, die hier passt.
read_letter-misread_one = Das habe ich keiner der Möglichkeiten zuordnen können.
read_letter-misread_many = Darin habe ich keine der Möglichkeiten erkannt.
read_letter-misread_topics = Darin habe ich kein Thema erkannt.
read_letter-misread_slots = Darin habe ich keine Zeit erkannt. Ein Wochentag und „vormittags“, „nachmittags“ oder „abends“ genügen.
read_letter-near_topics = Das Thema „{ $typed }“ kenne ich nicht. Nah dran sind: { $near }. Schreib bitte noch einmal alle Themen.
read_letter-unknown_topic = Das Thema „{ $typed }“ kenne ich nicht. Schreib bitte noch einmal alle Themen, dieses mit einem anderen Wort oder ohne.
