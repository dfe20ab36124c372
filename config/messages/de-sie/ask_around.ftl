# Wer könnte helfen? Gefragt wird privat, und niemand wird aufgezählt.

ask_around-help = `/lotse { $word }` zeigt, wie viele bei einem Thema helfen könnten, zum Beispiel `/lotse { $word } excel`. Namen nenne ich nie.

ask_around-which = Wobei suchen Sie Hilfe? Nennen Sie mir ein Thema, zum Beispiel `/lotse wer excel`. Alle Themen zeigt `/lotse themen`.
ask_around-unknown = Dieses Thema kenne ich nicht. Welche ich kenne, zeigt `/lotse themen`.
ask_around-near = Dieses Thema kenne ich nicht. Meinen Sie **{ $topic }**? Dann tippen Sie es so hinter `/lotse wer`.
ask_around-nobody = Bei **{ $topic }** kann ich gerade niemanden fragen. Stellen Sie Ihre Frage gern in einem offenen Kanal: Dort lesen auch Menschen ohne Profil mit.
ask_around-few = Bei **{ $topic }** könnten hier wenige Menschen helfen. Namen nenne ich nicht, aber ich frage gern bis zu zwei von ihnen privat, ob sie Ihnen schreiben mögen.
ask_around-some =
    { $count ->
        [one] Bei **{ $topic }** könnte hier eine Person helfen. Namen nenne ich nicht, aber ich frage sie gern privat, ob sie Ihnen schreiben mag.
       *[other] Bei **{ $topic }** könnten hier { $count } Menschen helfen. Namen nenne ich nicht, aber ich frage gern bis zu zwei von ihnen privat, ob sie Ihnen schreiben mögen.
    }
ask_around-ask = Ja, bitte fragen
ask_around-no_profile = Bevor ich jemanden für Sie frage, brauche ich Ihre Zustimmung und ein paar Worte von Ihnen. Das dauert etwa zwei Minuten.
ask_around-minor = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. In den offenen Kanälen sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort.
ask_around-waiting = Zu **{ $topic }** frage ich gerade schon für Sie, und spätestens { $until } Uhr hören Sie von mir. Danach gern die nächste Frage.

ask_around-form = Ich frage bis zu zwei Menschen zu { $topic } in einer Direktnachricht. Zu lesen bekommen sie nur diese eine Zeile, nicht Ihren Namen; den nenne ich erst, wenn jemand Ja sagt.
    .title = Jemanden fragen
    .submit = Fragen
    .close = Abbrechen
ask_around-about = Worum geht es, in einem Satz?
    .hint = Schreiben Sie nichts hinein, woran man Sie oder andere erkennt.
ask_around-error_about = Ein Satz mit höchstens 150 Zeichen reicht. Worum geht es?
ask_around-asked = Ich frage jetzt zu **{ $topic }** für Sie. Sagt jemand Ja, öffne ich eine Gruppe für Sie beide; spätestens { $until } Uhr hören Sie von mir, so oder so.
ask_around-full = Bei **{ $topic }** kann ich gerade niemanden für Sie fragen. Das liegt nicht an Ihnen: Die Zeit von Freiwilligen ist knapp. Stellen Sie Ihre Frage gern in einem offenen Kanal, oder versuchen Sie es nächste Woche noch einmal.
ask_around-not_this_time = Zu **{ $topic }** hat diesmal niemand Zeit gefunden. Das liegt nicht an Ihnen: Die Zeit von Freiwilligen ist knapp. Stellen Sie Ihre Frage gern in einem offenen Kanal, dort lesen mehr Menschen mit.

ask_around-request = Jemand sucht Rat zu **{ $topic }**: „{ $about }“ In Ihrem Profil steht, dass Sie damit sicher sind. Möchten Sie sich melden? Bei einem Ja öffne ich eine Gruppe für Sie beide. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr; mit `/lotse pause` frage ich Sie nicht mehr.
ask_around-yes = Ja, ich schreibe
ask_around-no = Gerade nicht
ask_around-accepted = Danke für Ihr Ja zu **{ $topic }**. Ich mache Sie beide in einer eigenen Gruppe bekannt.
ask_around-thanks = Danke, dass Sie Bescheid geben. Zu **{ $topic }** müssen Sie nichts weiter tun, und Ihr Nein bleibt unter uns.
ask_around-closed = Diese Anfrage zu **{ $topic }** hat sich erledigt. Sie müssen nichts tun.
ask_around-over = Diese Anfrage ist nicht mehr offen. Danke, Sie müssen nichts tun.
ask_around-gone = Diese Anfrage gibt es nicht mehr. Mit `/lotse wer` und einem Thema fangen Sie neu an.
