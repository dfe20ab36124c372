# Ja, Nein, oder keine Antwort.

settle_match-yes = Ja, gern
    .word = ja
settle_match-no = Nein, diesmal nicht
    .word = nein
settle_match-waiting = Danke für Ihr Ja zu **{ $topic }**. Jetzt fehlt noch die andere Antwort. Ich melde mich, sobald sie da ist oder die Zeit um ist.
settle_match-accepted = Sie haben beide Ja gesagt zu **{ $topic }**. Ich mache Sie in einer eigenen Gruppe miteinander bekannt.
    .discourse = Sie haben beide Ja gesagt zu **{ $topic }**. Ich mache Sie in einer eigenen Nachricht an Sie beide bekannt.
settle_match-thanks_for_telling = Danke, dass Sie Bescheid geben. Zu **{ $topic }** müssen Sie nichts weiter tun, und Ihr Nein bleibt unter uns.
settle_match-closed = Diese Anfrage zu **{ $topic }** ist nicht mehr offen. Sie müssen nichts tun.
settle_match-not_this_time_learner = Mit einem Lernpaar zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an Ihnen: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. Mit `/lotse partner` suche ich jemand anderes.
settle_match-not_this_time_expert = Mit einem Lernpaar zu **{ $topic }** klappt es diesmal nicht. Danke, dass Sie helfen wollten. Ihr Platz ist wieder frei, und ich frage Sie, wenn wieder jemand Ihr Thema sucht.
settle_match-ended = Ihr Lernpaar zu **{ $topic }** ist aufgelöst, weil die andere Person nicht mehr dabei sein kann. Mit Ihnen hat das nichts zu tun. Danke, dass Sie mitgemacht haben.
settle_match-already = Ihr Ja habe ich schon. Sobald die andere Antwort da ist, melde ich mich.
settle_match-both_already = Sie haben schon beide Ja gesagt. Ihre Gruppe finden Sie in Ihren Direktnachrichten.
    .discourse = Sie haben schon beide Ja gesagt. Meine Nachricht an Sie beide finden Sie bei Ihren Nachrichten.
settle_match-over = Diese Anfrage ist nicht mehr offen. Sie müssen nichts tun.
settle_match-gone = Diese Anfrage gibt es nicht mehr. Mit `/lotse partner` suche ich gern neu.
# Lernkreise und Lerntandems.

settle_match-waiting_circle = Danke für Ihr Ja zum Lernkreis bei **{ $topic }**. Jetzt fehlen noch andere Antworten. Ich melde mich, sobald sie da sind oder die Zeit um ist.
settle_match-accepted_circle = Ihr Lernkreis zu **{ $topic }** kommt zustande. Ich mache Sie in einer eigenen Gruppe miteinander bekannt.
    .discourse = Ihr Lernkreis zu **{ $topic }** kommt zustande. Ich mache Sie in einer eigenen Nachricht an Sie alle bekannt.
settle_match-not_this_time_learner_circle = Mit einem Lernkreis zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an Ihnen: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. In der nächsten Lernrunde suche ich wieder für Sie.
settle_match-not_this_time_expert_circle = Mit einem Lernkreis zu **{ $topic }** klappt es diesmal nicht. Danke, dass Sie helfen wollten. Ihr Platz ist wieder frei, und ich frage Sie, wenn wieder jemand Ihr Thema sucht.
settle_match-not_this_time_learner_tandem = Mit einem Lerntandem zu **{ $topic }** klappt es diesmal nicht. Das liegt nicht an Ihnen: Freie Zeit ist knapp. Mit `/lotse partner` suche ich jemand anderes.
settle_match-already_circle = Ihr Ja habe ich schon. Sobald die anderen Antworten da sind, melde ich mich.
settle_match-both_already_circle = Ihr Lernkreis hat schon begonnen. Ihre Gruppe finden Sie in Ihren Direktnachrichten.
    .discourse = Ihr Lernkreis hat schon begonnen. Meine Nachricht an Sie alle finden Sie bei Ihren Nachrichten.
settle_match-goes_on = Ihr Lernkreis zu **{ $topic }** geht weiter, ab jetzt mit einer Person weniger. Das kommt vor und sagt nichts über Sie.
settle_match-looks_on = In Ihrem Lernkreis zu **{ $topic }** ist jetzt eine Person weniger. Das kommt vor und sagt nichts über Sie. Ich frage gerade, ob jemand dazukommen möchte, und melde mich in jedem Fall. Bis dahin können Sie einfach weitermachen.
settle_match-joins = Schön, Sie sind im Lernkreis zu **{ $topic }** dabei. Ich mache Sie gleich in einer neuen Gruppe miteinander bekannt.
    .discourse = Schön, Sie sind im Lernkreis zu **{ $topic }** dabei. Ich mache Sie gleich in einer neuen Nachricht an Sie alle bekannt.
settle_match-ended_circle = Ihr Lernkreis zu **{ $topic }** ist aufgelöst, weil nicht mehr genug Menschen dabei sein können. Mit Ihnen hat das nichts zu tun. Danke, dass Sie mitgemacht haben.
settle_match-ended_tandem = Ihr Lerntandem zu **{ $topic }** ist aufgelöst, weil die andere Person nicht mehr dabei sein kann. Mit Ihnen hat das nichts zu tun. Danke, dass Sie mitgemacht haben.

# Wer aus mehreren wählt.

settle_match-take = Diese Person wählen
    .word = Person
settle_match-none = Diesmal nicht
    .word = diesmal nicht
settle_match-chosen = Gut gewählt: **{ $topic }**. Ich frage jetzt die andere Person, nachts erst am Morgen, und melde mich spätestens { $until } Uhr.
settle_match-passed = Danke, dass Sie Bescheid geben. Diesmal wird es also nichts, und das ist völlig in Ordnung. Zur nächsten Lernrunde frage ich Sie wieder.
settle_match-offer_gone = Diese Möglichkeit gibt es inzwischen nicht mehr; das liegt nicht an Ihnen. Wählen Sie gern aus denen, die noch da sind: Sie stehen in meiner Nachricht.
settle_match-offers_gone = Was ich Ihnen in der Lernrunde angeboten hatte, geht leider nicht mehr. Das liegt nicht an Ihnen. Wird in dieser Lernrunde noch ein Platz frei, melde ich mich; sonst suche ich in der nächsten zuerst für Sie.
