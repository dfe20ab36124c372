# Weitergeben: Wem geholfen wurde, hilft als Erstes.

pass_it_on-ask =
    { $together ->
        [0]
            { $weeks ->
                [one] Vor einer Woche hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
               *[other] Vor { $weeks } Wochen hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
            }
       *[other] Vor einiger Zeit hast du **{ $topic }** mit jemandem gelernt und gesagt, dass es gut war.
    } Jetzt hat jemand eine ähnliche Frage:
    { $question }
    Magst du erzählen, { $together ->
        [0] wie du es gelöst hast
       *[other] wie du es machst
    }? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `/lotse pause` hast du Ruhe.
    .discourse =
    { $together ->
        [0]
            { $weeks ->
                [one] Vor einer Woche hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
               *[other] Vor { $weeks } Wochen hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
            }
       *[other] Vor einiger Zeit hast du **{ $topic }** mit jemandem gelernt und gesagt, dass es gut war.
    } Jetzt hat im Forum jemand eine ähnliche Frage:
    { $question }
    Magst du dort erzählen, { $together ->
        [0] wie du es gelöst hast
       *[other] wie du es machst
    }? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `pause` hast du Ruhe.
