# Lernrunden: wer diesmal dabei ist, und wer von wem lernen kann.

hold_rounds-ask = Bald beginnt eine Lernrunde: Ich suche für alle zugleich, wer von wem etwas lernen kann, immer zu zweit und etwa eine Stunde in der Woche ab **{ $begins }**. Sind Sie diesmal dabei? Ohne Ihr Ja geschieht nichts, und ein Nein ist völlig in Ordnung. Antworten können Sie bis { $until } Uhr.
hold_rounds-yes = Ja
    .word = ja
hold_rounds-no = Diesmal nicht
    .word = diesmal nicht
hold_rounds-pause = Pause bis …
    .word = pause
hold_rounds-in = Schön, Sie sind in dieser Lernrunde dabei. Bis { $until } Uhr können Sie es sich anders überlegen. Danach suche ich und melde mich in jedem Fall: mit einem Vorschlag, zu dem ich Sie beide noch einmal frage, oder mit dem Grund, warum es diesmal nicht klappt.
hold_rounds-not_in = Gut, diesmal ohne Sie. Überlegen Sie es sich bis { $until } Uhr anders, sind Sie mit einem Klick dabei. Zur nächsten Lernrunde frage ich Sie wieder.
    .discourse = Gut, diesmal ohne Sie. Überlegen Sie es sich bis { $until } Uhr anders, sind Sie mit einem Wort dabei. Zur nächsten Lernrunde frage ich Sie wieder.
hold_rounds-pausing = Gut, diese Lernrunde geht ohne Sie, und Ihre Pause hat begonnen. Danach frage ich Sie wieder. Ein anderes Ende nennen Sie mit `/lotse pause bis 15.8.`
hold_rounds-in_already = Ihr Ja habe ich schon. Sobald ich gesucht habe, melde ich mich.
hold_rounds-over = Auf diese Frage kann man nicht mehr antworten. Sie müssen nichts tun; zur nächsten Lernrunde frage ich Sie wieder.
hold_rounds-no_profile = Damit ich Sie mitnehmen kann, fehlt in Ihrem Profil noch etwas: Gehen Sie mit `/lotse profil` die drei Schritte zu Ende, und sagen Sie dann noch einmal Ja.
hold_rounds-minor = In dieser Lernrunde bringe ich Menschen nur zu zweit zusammen, und zu zweit nur Erwachsene; das schützt alle. In den offenen Kanälen sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort.
    .discourse = In dieser Lernrunde bringe ich Menschen nur zu zweit zusammen, und zu zweit nur Erwachsene; das schützt alle. Im offenen Forum sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort.
hold_rounds-paused = Sie haben gerade Pause, deshalb nehme ich Sie nicht mit. Mit `/lotse pause aus` sind Sie zurück; sagen Sie dann noch einmal Ja.

hold_rounds-peace = Zu den letzten drei Lernrunden habe ich nichts von Ihnen gehört, und das ist völlig in Ordnung. Damit ich nicht störe, frage ich Sie dazu nicht mehr. Möchten Sie wieder gefragt werden, genügt ein Klick.
    .discourse = Zu den letzten drei Lernrunden habe ich nichts von Ihnen gehört, und das ist völlig in Ordnung. Damit ich nicht störe, frage ich Sie dazu nicht mehr. Möchten Sie wieder gefragt werden, genügt ein Wort.
hold_rounds-back = Wieder fragen
    .word = wieder fragen
hold_rounds-asked_again = Schön. Zur nächsten Lernrunde frage ich Sie wieder.

hold_rounds-ask_learner = Die Lernrunde hat für **{ $topic }** eine Person gefunden, die weiter ist als Sie und gern hilft. Sie beide haben eine gemeinsame Sprache und Zeit, zum Beispiel **{ $begins } Uhr**. Möchten Sie die andere Person kennenlernen? Ihre Namen nenne ich erst, wenn Sie beide Ja sagen. Ich warte bis { $until } Uhr.
hold_rounds-ask_expert = In der Lernrunde möchte jemand bei **{ $topic }** weiterkommen, und Sie haben das Thema angeboten. Sie beide haben eine gemeinsame Sprache und Zeit, zum Beispiel **{ $begins } Uhr**. Möchten Sie helfen? Ihre Namen nenne ich erst, wenn Sie beide Ja sagen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-not_needed = In dieser Lernrunde hat niemand jemanden gesucht, zu dem Sie gerade passen. Danke, dass Sie helfen wollten. Zur nächsten frage ich Sie wieder.

hold_rounds-left_topic = In dieser Lernrunde hat niemand angeboten, bei **{ $topic }** zu helfen. Stellen Sie Ihre Frage gern in einem offenen Kanal, dort lesen auch andere mit. In der nächsten Lernrunde suche ich für Sie zuerst.
    .discourse = In dieser Lernrunde hat niemand angeboten, bei **{ $topic }** zu helfen. Stellen Sie Ihre Frage gern offen im Forum, dort lesen auch andere mit. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_level = In dieser Lernrunde ist, wer **{ $topic }** anbietet, etwa so weit wie Sie. Stellen Sie Ihre Frage gern in einem offenen Kanal, dort finden Sie gemeinsam weiter. In der nächsten Lernrunde suche ich für Sie zuerst.
    .discourse = In dieser Lernrunde ist, wer **{ $topic }** anbietet, etwa so weit wie Sie. Stellen Sie Ihre Frage gern offen im Forum, dort finden Sie gemeinsam weiter. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_language = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber Ihnen beiden fehlt eine gemeinsame Sprache. Sprechen Sie noch eine, tragen Sie sie mit `/lotse profil` ein. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_format = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber Sie beide können sich nicht am selben Ort treffen. Geht es für Sie auch online, ändern Sie das mit `/lotse profil`. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_time = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber Sie beide haben keine gemeinsame Zeit. Oft reicht schon eine Zeit mehr in Ihrem Profil: `/lotse profil`. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_taken = In dieser Lernrunde gab es für **{ $topic }** nicht genug Plätze. Das liegt nicht an Ihnen: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. In der nächsten Lernrunde suche ich für Sie zuerst.
hold_rounds-left_profile = In dieser Lernrunde konnte ich für Sie nicht suchen: In Ihrem Profil fehlt noch etwas, zum Beispiel Sprachen, Zeiten oder eine Stunde in der Woche. Mit `/lotse profil` ergänzen Sie es; zur nächsten Lernrunde frage ich Sie wieder.
hold_rounds-left_minor = In dieser Lernrunde bringe ich Menschen nur zu zweit zusammen, und zu zweit nur Erwachsene; das schützt alle. In den offenen Kanälen sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort, und danke für Ihr Ja.
    .discourse = In dieser Lernrunde bringe ich Menschen nur zu zweit zusammen, und zu zweit nur Erwachsene; das schützt alle. Im offenen Forum sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort, und danke für Ihr Ja.
hold_rounds-left_asking = Für Sie ist schon eine Anfrage zu einem Lernpaar unterwegs. Deshalb habe ich in dieser Lernrunde keine zweite Person für Sie gesucht. Zur nächsten frage ich Sie wieder.
