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
