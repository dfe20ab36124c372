# Ein Alias, der mich irreführt: Die Moderation entscheidet, ob er bleibt.

doubt_aliases-ask = { $threads ->
        [0] „{ $word }“ hat mich zu **{ $topics }** geführt, und das Thema wurde wieder weggenommen.
        [one] In einer Frage habe ich **{ $topics }** gefunden, denn dort stand „{ $word }“. Das Thema wurde wieder weggenommen.
       *[other] In { $threads } Fragen der letzten { $within } Tage habe ich **{ $topics }** gefunden, denn dort stand „{ $word }“. Jedes Mal wurde das Thema wieder weggenommen.
    } Soll „{ $word }“ weiter zu **{ $topics }** gehören? Was hier entschieden wird, gilt sofort und lässt sich hier auch zurücknehmen.
doubt_aliases-where = Zum Nachlesen: { $links }
doubt_aliases-is_dropped = „{ $word }“ führt mich nicht mehr zu **{ $topics }**. Im Protokoll steht es auch. „Doch wieder verwenden“ nimmt es zurück.
doubt_aliases-is_kept = „{ $word }“ bleibt bei **{ $topics }**, und ein Jahr lang frage ich nicht mehr danach. „Noch einmal entscheiden“ nimmt es zurück.

doubt_aliases-drop = Nicht mehr verwenden
doubt_aliases-keep = Behalten
doubt_aliases-use = Doch wieder verwenden
doubt_aliases-reopen = Noch einmal entscheiden

doubt_aliases-over = Darüber wurde inzwischen entschieden, oder das Thema heißt jetzt anders oder ist weg. Ich habe nichts geändert; sehen Sie bitte nach, was jetzt dort steht.
doubt_aliases-moderators_only = Das kann hier nur die Moderation.
