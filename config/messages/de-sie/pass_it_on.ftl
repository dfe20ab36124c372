# Weitergeben: Wem geholfen wurde, hilft als Erstes.

pass_it_on-ask =
    { $together ->
        [0]
            { $weeks ->
                [one] Vor einer Woche haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
               *[other] Vor { $weeks } Wochen haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
            }
       *[other] Vor einiger Zeit haben Sie **{ $topic }** mit jemandem gelernt und gesagt, dass es gut war.
    } Jetzt hat jemand eine ähnliche Frage:
    { $question }
    Möchten Sie erzählen, { $together ->
        [0] wie Sie es gelöst haben
       *[other] wie Sie es machen
    }? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `/lotse pause` haben Sie Ruhe.
    .discourse =
    { $together ->
        [0]
            { $weeks ->
                [one] Vor einer Woche haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
               *[other] Vor { $weeks } Wochen haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
            }
       *[other] Vor einiger Zeit haben Sie **{ $topic }** mit jemandem gelernt und gesagt, dass es gut war.
    } Jetzt hat im Forum jemand eine ähnliche Frage:
    { $question }
    Möchten Sie dort erzählen, { $together ->
        [0] wie Sie es gelöst haben
       *[other] wie Sie es machen
    }? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `pause` haben Sie Ruhe.
