# Die eine stille Zeile unter einer Frage: welche Themen, warum, und wie man sie zurücknimmt.

tag_question-line =
    { $count ->
        [one] Thema: **{ $topics }**, denn hier steht: { $words }.
       *[other] Themen: **{ $topics }**, denn hier steht: { $words }.
    } { $button ->
        [0] Passt das nicht? Die Reaktion :x: nimmt diese Zeile zurück.
       *[other] „Passt nicht?“ ändert das, und die Reaktion :x: nimmt alles zurück.
    }
    .discourse =
        { $count ->
            [one] Ich bin Lotse, ein Bot, und habe dieser Frage ein Schlagwort gegeben: **{ $topics }**, denn hier steht: { $words }. Passt es nicht? Nehmen Sie es oben beim Titel weg, dann verschwindet auch diese Zeile.
           *[other] Ich bin Lotse, ein Bot, und habe dieser Frage Schlagwörter gegeben: **{ $topics }**, denn hier steht: { $words }. Passt eines nicht? Nehmen Sie es oben beim Titel weg, dann ändere ich auch diese Zeile.
        }

# Das Thema sagt schon die Kategorie des Forums (forum_category in topics.toml).
tag_question-placed =
    { $count ->
        [one] Ich bin Lotse, ein Bot, und habe dieser Frage ein Schlagwort gegeben: **{ $topics }**, denn darum geht es in dieser Kategorie. Passt es nicht? Nehmen Sie es oben beim Titel weg, dann verschwindet auch diese Zeile.
       *[other] Ich bin Lotse, ein Bot, und habe dieser Frage Schlagwörter gegeben: **{ $topics }**, denn das passt zur Kategorie, und hier steht: { $words }. Passt eines nicht? Nehmen Sie es oben beim Titel weg, dann ändere ich auch diese Zeile.
    }

tag_question-left =
    { $count ->
        [one] Thema: **{ $topics }**. Jemand hat die Schlagwörter angepasst, und ich richte mich danach.
       *[other] Themen: **{ $topics }**. Jemand hat die Schlagwörter angepasst, und ich richte mich danach.
    }
