# Ja, Nein, oder keine Antwort.

settle_match-yes = Ja, gern
    .word = ja
settle_match-no = Nein, diesmal nicht
    .word = nein
settle_match-waiting = Danke für dein Ja zu **{ $topic }**. Jetzt fehlt noch die andere Antwort. Ich melde mich, sobald sie da ist oder die Zeit um ist.
settle_match-accepted = Ihr habt beide Ja gesagt zu **{ $topic }**. Ich mache euch in einer eigenen Gruppe bekannt.
    .discourse = Ihr habt beide Ja gesagt zu **{ $topic }**. Ich mache euch in einer eigenen Nachricht an euch beide bekannt.
settle_match-thanks_for_telling = Danke, dass du Bescheid gibst. Zu **{ $topic }** musst du nichts weiter tun, und dein Nein bleibt unter uns.
settle_match-closed = Diese Anfrage zu **{ $topic }** ist nicht mehr offen. Du musst nichts tun.
settle_match-not_this_time_learner = Mit einem Lernpaar zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an dir: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. Mit `/lotse partner` suche ich jemand anderes.
settle_match-not_this_time_expert = Mit einem Lernpaar zu **{ $topic }** klappt es diesmal nicht. Danke, dass du helfen wolltest. Dein Platz ist wieder frei, und ich frage dich, wenn wieder jemand dein Thema sucht.
settle_match-ended = Euer Lernpaar zu **{ $topic }** ist aufgelöst, weil die andere Person nicht mehr dabei sein kann. Mit dir hat das nichts zu tun. Danke, dass du mitgemacht hast.
settle_match-already = Dein Ja habe ich schon. Sobald die andere Antwort da ist, melde ich mich.
settle_match-both_already = Ihr habt schon beide Ja gesagt. Deine Gruppe findest du in deinen Direktnachrichten.
    .discourse = Ihr habt schon beide Ja gesagt. Meine Nachricht an euch beide findest du bei deinen Nachrichten.
settle_match-over = Diese Anfrage ist nicht mehr offen. Du musst nichts tun.
settle_match-gone = Diese Anfrage gibt es nicht mehr. Mit `/lotse partner` suche ich gern neu.
# Lernkreise und Lerntandems.

settle_match-waiting_circle = Danke für dein Ja zum Lernkreis bei **{ $topic }**. Jetzt fehlen noch andere Antworten. Ich melde mich, sobald sie da sind oder die Zeit um ist.
settle_match-accepted_circle = Euer Lernkreis zu **{ $topic }** kommt zustande. Ich mache euch in einer eigenen Gruppe bekannt.
    .discourse = Euer Lernkreis zu **{ $topic }** kommt zustande. Ich mache euch in einer eigenen Nachricht an euch alle bekannt.
settle_match-not_this_time_learner_circle = Mit einem Lernkreis zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an dir: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. In der nächsten Lernrunde suche ich wieder für dich.
settle_match-not_this_time_expert_circle = Mit einem Lernkreis zu **{ $topic }** klappt es diesmal nicht. Danke, dass du helfen wolltest. Dein Platz ist wieder frei, und ich frage dich, wenn wieder jemand dein Thema sucht.
settle_match-not_this_time_learner_tandem = Mit einem Lerntandem zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an dir: Freie Zeit ist knapp. Mit `/lotse partner` suche ich jemand anderes.
settle_match-already_circle = Dein Ja habe ich schon. Sobald die anderen Antworten da sind, melde ich mich.
settle_match-both_already_circle = Euer Lernkreis hat schon begonnen. Eure Gruppe findest du in deinen Direktnachrichten.
    .discourse = Euer Lernkreis hat schon begonnen. Meine Nachricht an euch alle findest du bei deinen Nachrichten.
settle_match-goes_on = Euer Lernkreis zu **{ $topic }** geht weiter, ab jetzt mit einer Person weniger. Das kommt vor und sagt nichts über euch.
settle_match-looks_on = In eurem Lernkreis zu **{ $topic }** ist jetzt eine Person weniger. Das kommt vor und sagt nichts über euch. Ich frage gerade, ob jemand dazukommen möchte, und melde mich in jedem Fall. Bis dahin könnt ihr einfach weitermachen.
settle_match-joins = Schön, du bist im Lernkreis zu **{ $topic }** dabei. Ich mache euch gleich in einer neuen Gruppe bekannt.
    .discourse = Schön, du bist im Lernkreis zu **{ $topic }** dabei. Ich mache euch gleich in einer neuen Nachricht an euch alle bekannt.
settle_match-ended_circle = Euer Lernkreis zu **{ $topic }** ist aufgelöst, weil nicht mehr genug Menschen dabei sein können. Mit dir hat das nichts zu tun. Danke, dass du mitgemacht hast.
settle_match-ended_tandem = Euer Lerntandem zu **{ $topic }** ist aufgelöst, weil die andere Person nicht mehr dabei sein kann. Mit dir hat das nichts zu tun. Danke, dass du mitgemacht hast.

# Wer aus mehreren wählt.

settle_match-take = Diese Person wählen
    .word = Person
settle_match-none = Diesmal nicht
    .word = diesmal nicht
settle_match-chosen = Gut gewählt: **{ $topic }**. Ich frage jetzt die andere Person, nachts erst am Morgen, und melde mich spätestens { $until } Uhr.
settle_match-passed = Danke, dass du Bescheid gibst. Diesmal wird es also nichts, und das ist völlig in Ordnung. Zur nächsten Lernrunde frage ich dich wieder.
settle_match-offer_gone = Diese Möglichkeit gibt es inzwischen nicht mehr; das liegt nicht an dir. Wähl gern aus denen, die noch da sind: Sie stehen in meiner Nachricht.
settle_match-offers_gone = Was ich dir in der Lernrunde angeboten hatte, geht leider nicht mehr. Das liegt nicht an dir. Wird in dieser Lernrunde noch ein Platz frei, melde ich mich; sonst suche ich in der nächsten zuerst für dich.
