# Was schon einmal beantwortet wurde: unter den Themen einer Frage, oder allein.

show_similar-below =
    { $count ->
        [one] Schon einmal beantwortet: { $questions }
       *[other] Schon beantwortet: { $questions }
    }

show_similar-line =
    { $count ->
        [one] Etwas Ähnliches wurde schon einmal beantwortet: { $questions }
            Passt das nicht? Die Reaktion :x: nimmt diese Zeile zurück.
       *[other] Ähnliches wurde schon beantwortet: { $questions }
            Passt das nicht? Die Reaktion :x: nimmt diese Zeile zurück.
    }
    .discourse =
        { $count ->
            [one] Ich bin Lotse, ein Bot. Etwas Ähnliches wurde schon einmal beantwortet: { $questions }
                Passt das nicht? Dann lies einfach darüber hinweg: Deine Frage bleibt offen.
           *[other] Ich bin Lotse, ein Bot. Ähnliches wurde schon beantwortet: { $questions }
                Passt das nicht? Dann lies einfach darüber hinweg: Deine Frage bleibt offen.
        }
