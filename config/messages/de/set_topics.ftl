# /lotse tag LINK THEMEN: die Moderation sagt, worum es in einer Frage geht.

set_topics-help = `/lotse { $word }` setzt die Themen einer Frage, erst ihr Link und dann die Themen, nur für die Moderation.
set_topics-how = Schreib erst den Link zur Frage, dann ihre Themen, etwa so: `/lotse tag https://… Excel, Umfragen`. Mit `keine` nimmst du alle weg.
set_topics-unknown_question = Unter „{ $word }“ kenne ich keine Frage. Kopiere den Link ihrer ersten Nachricht; es muss ein Ort sein, an dem ich mitlese.
set_topics-unknown_topic = „{ $word }“ ist keines eurer Themen, deshalb habe ich nichts geändert. Alle Themen stehen in config/topics.toml.
set_topics-unknown_topic_near = „{ $word }“ ist keines eurer Themen, deshalb habe ich nichts geändert. Meintest du **{ $topic }**?
set_topics-too_many = Höchstens fünf Themen passen an eine Frage. Nenne die wichtigsten.
set_topics-set = Gesetzt: **{ $topics }**. Daran ändere ich nichts mehr, du aber jederzeit mit `/lotse tag`. Hier steht die Frage: { $thread }
set_topics-cleared = Diese Frage hat keine Themen mehr, und ich suche keine neuen. Mit `/lotse tag` kannst du welche setzen. Hier steht sie: { $thread }

set_topics-line =
    { $count ->
        [one] Thema: **{ $topics }**. So hat es die Moderation gesetzt.
       *[other] Themen: **{ $topics }**. So hat es die Moderation gesetzt.
    }
    .discourse =
        { $count ->
            [one] Ich bin Lotse, ein Bot. Die Moderation hat dieser Frage ein Thema gegeben: **{ $topics }**.
           *[other] Ich bin Lotse, ein Bot. Die Moderation hat dieser Frage Themen gegeben: **{ $topics }**.
        }
