# Jemanden zum Lernen finden: die Anfrage an beide, und warum es manchmal nicht klappt.

propose_match-asked = Für **{ $topic }** habe ich jemanden gefunden. Ich frage euch beide in einer Direktnachricht. Sagt ihr beide bis { $until } Uhr Ja, mache ich euch bekannt.
    .discourse = Für **{ $topic }** habe ich jemanden gefunden. Ich frage euch beide, jeden für sich. Sagt ihr beide bis { $until } Uhr Ja, mache ich euch bekannt.
propose_match-ask_learner = Für **{ $topic }** habe ich eine Person gefunden, die weiter ist als du und gern hilft. Ihr habt eine gemeinsame Sprache, und **{ $slot }** passt euch beiden. Möchtest du sie kennenlernen? Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ich warte bis { $until } Uhr.
propose_match-ask_expert = Jemand möchte bei **{ $topic }** weiterkommen, und du hast das Thema angeboten. Ihr habt eine gemeinsame Sprache, und **{ $slot }** passt euch beiden. Magst du helfen? Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.

propose_match-no_profile = Um jemanden für dich zu finden, brauche ich ein paar Worte von dir. Mit `/lotse profil` dauert das etwa zwei Minuten.
propose_match-profile = In deinem Profil fehlt noch etwas, bevor ich suchen kann: Themen, Sprachen, Zeiten oder genug Stunden. Geh mit `/lotse profil` die drei Schritte zu Ende.
propose_match-minor = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. In den offenen Kanälen bist du herzlich willkommen: Stell deine Frage gern dort.
    .discourse = Zu zweit bringe ich nur Erwachsene zusammen, das schützt alle. Im offenen Forum bist du herzlich willkommen: Stell deine Frage gern dort.
propose_match-waiting = Für dich ist schon eine Anfrage unterwegs. Schau in deine Direktnachrichten, ob deine Antwort noch fehlt.
    .discourse = Für dich ist schon eine Anfrage unterwegs. Schau nach, ob deine Antwort darauf noch fehlt: „ja“ oder „nein“ genügt.
propose_match-unknown_topic = Dieses Thema kenne ich noch nicht. Mit `/lotse partner` ohne Zusatz suche ich für alles, was du lernen möchtest.
propose_match-near_topic = Dieses Thema kenne ich nicht. Meinst du **{ $topic }**? Dann tippe es so hinter `/lotse partner`. Alle Themen zeigt `/lotse themen`.
propose_match-not_learning = **{ $topic }** steht noch nicht bei dem, was du lernen möchtest. Trag es mit `/lotse profil` ein, dann suche ich dafür.
propose_match-no_topic = In deinem Profil steht noch nichts, was du lernen möchtest. Trag mit `/lotse profil` ein Thema ein, dann suche ich dafür.
propose_match-no_expert = Für { $topics } hat noch niemand Hilfe angeboten. Stell deine Frage gern in einem offenen Kanal: Dort lesen auch Menschen mit, die kein Profil haben.
    .discourse = Für { $topics } hat noch niemand Hilfe angeboten. Stell deine Frage gern offen im Forum: Dort lesen auch Menschen mit, die kein Profil haben.
propose_match-level = Wer { $topics } gerade anbietet, ist etwa so weit wie du. Stell deine Frage gern in einem offenen Kanal, dort findet ihr gemeinsam weiter.
    .discourse = Wer { $topics } gerade anbietet, ist etwa so weit wie du. Stell deine Frage gern offen im Forum, dort findet ihr gemeinsam weiter.
propose_match-language = Für { $topics } gibt es jemanden, aber euch fehlt eine gemeinsame Sprache. Sprichst du noch eine? Dann trag sie mit `/lotse profil` ein.
propose_match-time = Für { $topics } gibt es jemanden, aber ihr habt keine gemeinsame Zeit. Oft reicht schon eine Zeit mehr in deinem Profil: `/lotse profil`.
propose_match-place = Für { $topics } gibt es jemanden, aber ihr könnt euch nicht am selben Ort treffen. Geht es für dich auch online? Dann ändere das mit `/lotse profil`.
propose_match-full = Wer für { $topics } passt, hat gerade alle Hände voll zu tun. Das liegt nicht an dir. Versuch es in einer Woche noch einmal mit `/lotse partner`.
propose_match-another = Jemand anderen suchen
