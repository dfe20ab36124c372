# Weitergeben: Wem geholfen wurde, hilft als Erstes.

pass_it_on-ask =
    { $weeks ->
        [one] Vor einer Woche hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
       *[other] Vor { $weeks } Wochen hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
    } Jetzt hat jemand eine ähnliche Frage:
    { $question }
    Magst du erzählen, wie du es gelöst hast? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `/lotse pause` hast du Ruhe.
    .discourse =
    { $weeks ->
        [one] Vor einer Woche hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
       *[other] Vor { $weeks } Wochen hast du nach **{ $topic }** gefragt, und es wurde dir geholfen.
    } Jetzt hat im Forum jemand eine ähnliche Frage:
    { $question }
    Magst du dort erzählen, wie du es gelöst hast? Zwei Sätze reichen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Mit `pause` hast du Ruhe.
