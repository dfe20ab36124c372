# /lotse lieber nicht: unter vier Augen, und sonst erfährt es niemand.

avoid_member-help = `/lotse { $word }` mit einer Erwähnung dahinter: Mit diesem Menschen bringe ich dich nicht zusammen. Niemand erfährt davon; `/lotse doch wieder` nimmt es zurück.
avoid_member-help_again = `/lotse { $word }` mit einer Erwähnung dahinter: Mit diesem Menschen darf ich dich wieder zusammenbringen.
avoid_member-kept = Gut, { $name } und dich bringe ich nicht zusammen. Das bleibt unter uns: Niemand erfährt davon. Mit `/lotse doch wieder` und derselben Erwähnung nimmst du es zurück.
avoid_member-together = Gut, { $name } und dich bringe ich nicht wieder zusammen. Das bleibt unter uns. Noch lernt ihr zusammen: Soll das enden, drück hier; du musst nichts erklären.
avoid_member-over = Gut, von dir aus steht { $name } und dir nichts mehr im Weg. Das bleibt unter uns.
avoid_member-how = So geht es: Tippe `/lotse lieber nicht` und erwähne dahinter den Menschen, mit dem ich dich nicht zusammenbringen soll. Niemand sonst liest das.
avoid_member-how_again = So geht es: Tippe `/lotse doch wieder` und erwähne dahinter den Menschen, um den es geht. Niemand sonst liest das.
avoid_member-yourself = Das bist du selbst. Wenn du Ruhe brauchst, hilft `/lotse pause`.
