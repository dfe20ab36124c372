# Weitergeben: Wem geholfen wurde, hilft als Erstes.

pass_it_on-ask =
    { $weeks ->
        [one] Vor einer Woche haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
       *[other] Vor { $weeks } Wochen haben Sie nach **{ $topic }** gefragt, und es wurde Ihnen geholfen.
    } Jetzt steht jemand ganz in der Nähe:
    { $question }
    Möchten Sie erzählen, wie Sie es gelöst haben? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns.
