# Wer könnte helfen? Gefragt wird privat, und niemand wird aufgezählt.

ask_around-help = `/lotse { $word }` zeigt, wie viele bei einem Thema helfen könnten, zum Beispiel `/lotse { $word } excel`. Namen nenne ich nie.

ask_around-which = Wobei suchst du Hilfe? Nenn mir ein Thema, zum Beispiel `/lotse wer excel`. Alle Themen zeigt `/lotse themen`.
ask_around-unknown = Dieses Thema kenne ich nicht. Welche ich kenne, zeigt `/lotse themen`.
ask_around-near = Dieses Thema kenne ich nicht. Meinst du **{ $topic }**? Dann tippe es so hinter `/lotse wer`.
ask_around-nobody = Bei **{ $topic }** kann ich gerade niemanden fragen. Stell deine Frage gern in einem offenen Kanal: Dort lesen auch Menschen ohne Profil mit.
ask_around-few = Bei **{ $topic }** könnten hier wenige Menschen helfen. Namen nenne ich nicht, aber ich frage gern bis zu zwei von ihnen privat, ob sie dir schreiben mögen.
ask_around-some =
    { $count ->
        [one] Bei **{ $topic }** könnte hier eine Person helfen. Namen nenne ich nicht, aber ich frage sie gern privat, ob sie dir schreiben mag.
       *[other] Bei **{ $topic }** könnten hier { $count } Menschen helfen. Namen nenne ich nicht, aber ich frage gern bis zu zwei von ihnen privat, ob sie dir schreiben mögen.
    }
ask_around-ask = Ja, frag sie
ask_around-no_profile = Bevor ich jemanden für dich frage, brauche ich deine Zustimmung und ein paar Worte von dir. Das dauert etwa zwei Minuten.
ask_around-minor = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. In den offenen Kanälen bist du herzlich willkommen: Stell deine Frage gern dort.
ask_around-waiting = Zu **{ $topic }** frage ich gerade schon für dich, und spätestens { $until } Uhr hörst du von mir. Danach gern die nächste Frage.

ask_around-form = Ich frage bis zu zwei Menschen zu { $topic } in einer Direktnachricht. Sie lesen diese eine Zeile, aber nicht deinen Namen; den nenne ich erst, wenn jemand Ja sagt.
    .title = Jemanden fragen
    .submit = Fragen
    .close = Abbrechen
ask_around-about = Worum geht es, in einem Satz?
    .hint = Schreib nichts hinein, woran man dich oder andere erkennt.
ask_around-error_about = Ein Satz mit höchstens 150 Zeichen reicht. Worum geht es?
ask_around-asked = Ich frage jetzt zu **{ $topic }** für dich. Sagt jemand Ja, öffne ich eine Gruppe für euch beide; spätestens { $until } Uhr hörst du von mir, so oder so.
ask_around-full = Bei **{ $topic }** kann ich gerade niemanden für dich fragen. Das liegt nicht an dir: Die Zeit von Freiwilligen ist knapp. Stell deine Frage gern in einem offenen Kanal, oder versuch es nächste Woche noch einmal.
ask_around-not_this_time = Zu **{ $topic }** hat diesmal niemand Zeit gefunden. Das liegt nicht an dir: Die Zeit von Freiwilligen ist knapp. Stell deine Frage gern in einem offenen Kanal, dort lesen mehr Menschen mit.

ask_around-request = Jemand sucht Rat zu **{ $topic }**: „{ $about }“ In deinem Profil steht, dass du damit sicher bist. Magst du dich melden? Bei einem Ja öffne ich eine Gruppe für euch beide. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr; mit `/lotse pause` frage ich dich nicht mehr.
ask_around-yes = Ja, ich schreibe
ask_around-no = Gerade nicht
ask_around-accepted = Danke für dein Ja zu **{ $topic }**. Ich mache euch in einer eigenen Gruppe bekannt.
ask_around-thanks = Danke, dass du Bescheid gibst. Zu **{ $topic }** musst du nichts weiter tun, und dein Nein bleibt unter uns.
ask_around-closed = Diese Anfrage zu **{ $topic }** hat sich erledigt. Du musst nichts tun.
ask_around-over = Diese Anfrage ist nicht mehr offen. Danke, du musst nichts tun.
ask_around-gone = Diese Anfrage gibt es nicht mehr. Mit `/lotse wer` und einem Thema fängst du neu an.
