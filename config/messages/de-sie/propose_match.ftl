# Jemanden zum Lernen finden: die Anfrage an beide, und warum es manchmal nicht klappt.

propose_match-asked = Für **{ $topic }** habe ich jemanden gefunden. Ich frage Sie beide in einer Direktnachricht. Sagen Sie beide bis { $until } Uhr Ja, mache ich Sie miteinander bekannt.
    .discourse = Für **{ $topic }** habe ich jemanden gefunden. Ich frage Sie beide, jeden für sich. Sagen Sie beide bis { $until } Uhr Ja, mache ich Sie bekannt.
propose_match-ask_learner = Für **{ $topic }** habe ich eine Person gefunden, die weiter ist als Sie und gern hilft. Sie beide sprechen eine gemeinsame Sprache, und **{ $slot }** passt Ihnen beiden. Möchten Sie die andere Person kennenlernen? Ihre Namen nenne ich erst, wenn Sie beide Ja sagen. Ich warte bis { $until } Uhr.
propose_match-ask_expert = Jemand möchte bei **{ $topic }** weiterkommen, und Sie haben das Thema angeboten. Sie beide sprechen eine gemeinsame Sprache, und **{ $slot }** passt Ihnen beiden. Möchten Sie helfen? Ihre Namen nenne ich erst, wenn Sie beide Ja sagen. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.

propose_match-no_profile = Um jemanden für Sie zu finden, brauche ich ein paar Worte von Ihnen. Mit `/lotse profil` dauert das etwa zwei Minuten.
propose_match-profile = In Ihrem Profil fehlt noch etwas, bevor ich suchen kann: Themen, Sprachen, Zeiten oder genug Stunden. Gehen Sie mit `/lotse profil` die drei Schritte zu Ende.
propose_match-minor = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. In den offenen Kanälen sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort.
    .discourse = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. Im offenen Forum sind Sie herzlich willkommen: Stellen Sie Ihre Frage gern dort.
propose_match-waiting = Für Sie ist schon eine Anfrage unterwegs. Schauen Sie in Ihre Direktnachrichten, ob Ihre Antwort noch fehlt.
    .discourse = Für Sie ist schon eine Anfrage unterwegs. Schauen Sie nach, ob Ihre Antwort darauf noch fehlt: „ja“ oder „nein“ genügt.
propose_match-unknown_topic = Dieses Thema kenne ich noch nicht. Mit `/lotse partner` ohne Zusatz suche ich für alles, was Sie lernen möchten.
propose_match-near_topic = Dieses Thema kenne ich nicht. Meinen Sie **{ $topic }**? Dann tippen Sie es so hinter `/lotse partner`. Alle Themen zeigt `/lotse themen`.
propose_match-not_learning = **{ $topic }** steht noch nicht bei dem, was Sie lernen möchten. Tragen Sie es mit `/lotse profil` ein, dann suche ich dafür.
propose_match-no_topic = In Ihrem Profil steht noch nichts, was Sie lernen möchten. Tragen Sie mit `/lotse profil` ein Thema ein, dann suche ich dafür.
propose_match-no_expert = Für { $topics } hat noch niemand Hilfe angeboten. Stellen Sie Ihre Frage gern in einem offenen Kanal: Dort lesen auch Menschen mit, die kein Profil haben.
    .discourse = Für { $topics } hat noch niemand Hilfe angeboten. Stellen Sie Ihre Frage gern offen im Forum: Dort lesen auch Menschen mit, die kein Profil haben.
propose_match-level = Wer { $topics } gerade anbietet, ist etwa so weit wie Sie. Stellen Sie Ihre Frage gern in einem offenen Kanal, dort finden Sie gemeinsam weiter.
    .discourse = Wer { $topics } gerade anbietet, ist etwa so weit wie Sie. Stellen Sie Ihre Frage gern offen im Forum, dort finden Sie gemeinsam weiter.
propose_match-language = Für { $topics } gibt es jemanden, aber Ihnen beiden fehlt eine gemeinsame Sprache. Sprechen Sie noch eine? Dann tragen Sie sie mit `/lotse profil` ein.
propose_match-time = Für { $topics } gibt es jemanden, aber Sie beide haben keine gemeinsame Zeit. Oft reicht schon eine Zeit mehr in Ihrem Profil: `/lotse profil`.
propose_match-place = Für { $topics } gibt es jemanden, aber Sie beide können sich nicht am selben Ort treffen. Geht es für Sie auch online? Dann ändern Sie das mit `/lotse profil`.
propose_match-full = Wer für { $topics } passt, hat gerade alle Hände voll zu tun. Das liegt nicht an Ihnen. Versuchen Sie es in einer Woche noch einmal mit `/lotse partner`.
propose_match-another = Jemand anderen suchen
