# Weitergeben: Wem geholfen wurde, hilft als Erstes.

pass_it_on-ask =
    { $weeks ->
        [one] Vor einer Woche haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
       *[other] Vor { $weeks } Wochen haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
    } Jetzt hat jemand eine ähnliche Frage:
    { $question }
    Möchten Sie erzählen, wie Sie es gelöst haben? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `/lotse pause` haben Sie Ruhe.
    .discourse =
    { $weeks ->
        [one] Vor einer Woche haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
       *[other] Vor { $weeks } Wochen haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
    } Jetzt hat im Forum jemand eine ähnliche Frage:
    { $question }
    Möchten Sie dort erzählen, wie Sie es gelöst haben? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `pause` haben Sie Ruhe.
