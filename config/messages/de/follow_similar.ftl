# Eine frühere Frage gilt nicht mehr: Die Zeile sagt, was bleibt.

follow_similar-topics =
    { $count ->
        [one] Thema: **{ $topics }**.
       *[other] Themen: **{ $topics }**.
    } { $button ->
        [0] Passt das nicht? Die Reaktion :x: nimmt diese Zeile zurück.
       *[other] „Passt nicht?“ ändert das.
    }
    .discourse =
        { $count ->
            [one] Ich bin Lotse, ein Bot. Diese Frage hat ein Schlagwort: **{ $topics }**. Passt es nicht? Nimm es oben beim Titel weg, dann verschwindet es auch hier.
           *[other] Ich bin Lotse, ein Bot. Diese Frage hat Schlagwörter: **{ $topics }**. Passt eines nicht? Nimm es oben beim Titel weg, dann verschwindet es auch hier.
        }
