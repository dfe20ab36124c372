# /lotse lieber nicht: unter vier Augen, und sonst erfährt es niemand.

avoid_member-help = `/lotse { $word }` mit einer Erwähnung dahinter: Mit diesem Menschen bringe ich Sie nicht zusammen. Niemand erfährt davon; `/lotse doch wieder` nimmt es zurück.
avoid_member-help_again = `/lotse { $word }` mit einer Erwähnung dahinter: Mit diesem Menschen darf ich Sie wieder zusammenbringen.
avoid_member-kept = Gut, { $name } und Sie bringe ich nicht zusammen. Das bleibt unter uns: Niemand erfährt davon. Mit `/lotse doch wieder` und derselben Erwähnung nehmen Sie es zurück.
avoid_member-together = Gut, { $name } und Sie bringe ich nicht wieder zusammen. Das bleibt unter uns. Noch lernen Sie zusammen: Soll das enden, drücken Sie hier; Sie müssen nichts erklären.
avoid_member-over = Gut, von Ihnen aus steht { $name } und Ihnen nichts mehr im Weg. Das bleibt unter uns.
avoid_member-how = So geht es: Tippen Sie `/lotse lieber nicht` und erwähnen Sie dahinter den Menschen, mit dem ich Sie nicht zusammenbringen soll. Niemand sonst liest das.
avoid_member-how_again = So geht es: Tippen Sie `/lotse doch wieder` und erwähnen Sie dahinter den Menschen, um den es geht. Niemand sonst liest das.
avoid_member-yourself = Das sind Sie selbst. Wenn Sie Ruhe brauchen, hilft `/lotse pause`.
