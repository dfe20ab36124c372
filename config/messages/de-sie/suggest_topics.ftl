# Themen, bei denen ich weniger sicher bin: Die Moderation entscheidet mit einem Klick.

suggest_topics-ask = Was davon passt zu dieser Frage? Ich war mir nicht sicher genug. „Setzen“ gilt sofort, und alle aus der Moderation können es mit demselben Knopf zurücknehmen. Die Frage: { $question }
suggest_topics-topic = **{ $topics }**, denn dort steht: { $words }
suggest_topics-named = **{ $topics }**, denn das klingt nach: { $words }
suggest_topics-learned = **{ $topics }**, denn so klangen frühere Fragen dazu
suggest_topics-is_set = **{ $topics }** ist jetzt gesetzt. Drücken Sie noch einmal auf „Setzen“, und es ist wieder weg.
suggest_topics-is_no = **{ $topics }** passt hier nicht. Drücken Sie noch einmal auf „Nicht“, und es ist wieder offen.
suggest_topics-is_never = **{ $topics }** schlage ich nie wieder vor, wenn nur das dafür spricht: { $words }. „Doch wieder“ ändert das.

suggest_topics-set = Setzen
suggest_topics-no = Nicht
suggest_topics-never = Nie wieder
suggest_topics-again = Doch wieder

suggest_topics-over = Darüber wurde inzwischen anders entschieden, oder die Frage ist weg. Ich habe nichts geändert; sehen Sie bitte nach, was jetzt dort steht.
suggest_topics-moderators_only = Das kann hier nur die Moderation.

suggest_topics-line =
    { $count ->
        [one] Thema: **{ $topics }**. Die Moderation hat mitgeschaut.
       *[other] Themen: **{ $topics }**. Die Moderation hat mitgeschaut.
    }
    .discourse =
        { $count ->
            [one] Ich bin Lotse, ein Bot. Beim Thema dieser Frage hat die Moderation mitgeschaut: **{ $topics }**. Passt es nicht? Nehmen Sie es oben beim Titel weg.
           *[other] Ich bin Lotse, ein Bot. Bei den Themen dieser Frage hat die Moderation mitgeschaut: **{ $topics }**. Passt eines nicht? Nehmen Sie es oben beim Titel weg.
        }
