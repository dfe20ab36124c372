# Das Profil in drei Schritten.

ask_profile-step1 =
    Vier Fragen wie in einer Vorstellungsrunde. Ich bin ein Bot und speichere erst etwas, wenn Sie unten zustimmen: was Sie in diesen drei Schritten eintragen, und welche Ihrer öffentlichen Antworten anderen geholfen haben. Damit bringe ich Menschen zusammen, die voneinander lernen wollen. Ihren Namen liest die andere Person erst, wenn Sie beide Ja gesagt haben. Mit `/lotse vergiss mich` lösche ich jederzeit alles. Für alle gilt unser { $conduct }. (Fassung { $version })
    .title = Profil, Schritt 1 von 3
    .submit = Weiter
    .close = Abbrechen
ask_profile-background = Was ist Ihr Background?
ask_profile-name = Wie heißen Sie?
ask_profile-wants = Was wollen Sie machen?
ask_profile-can_help = Wobei können Sie helfen?
ask_profile-minor = Sind Sie unter 18?
    .tick = Ja, ich bin unter 18
ask_profile-consent = Darf ich das speichern?
    .tick = Ja, ich stimme zu und halte mich an die Regeln

ask_profile-step2 =
    { $at_most ->
        [one] Suchen Sie sich je ein Thema aus. Beide Listen zusammen brauchen mindestens eines.
       *[other] Suchen Sie sich je bis zu { $at_most } Themen aus. Beide Listen zusammen brauchen mindestens eines.
    }
    .title = Profil, Schritt 2 von 3
    .submit = Weiter
    .close = Abbrechen
ask_profile-learns = Was möchten Sie lernen?
ask_profile-teaches = Was können Sie anderen zeigen?

ask_profile-step3 = Wie weit Sie sind, sehen andere nicht. Es hilft mir nur, eine Person zu finden, die zu Ihnen passt.
    .title = Profil, Schritt 3 von 3
    .submit = Fertig
    .close = Abbrechen
ask_profile-level_learn = Wo stehen Sie bei { $topic }?
ask_profile-level_teach = Wie sicher fühlen Sie sich bei { $topic }?
ask_profile-level-0 = Ganz neu: Davon habe ich bisher nur gehört
ask_profile-level-1 = Angefangen: Erste Versuche habe ich gemacht
ask_profile-level-2 = Komme zurecht: Mit Nachschlagen klappt es
ask_profile-level-3 = Sicher: Das mache ich regelmäßig
ask_profile-level-4 = Gebe es weiter: Das erkläre ich gern anderen
ask_profile-hours = Wie viele Stunden in der Woche haben Sie fürs Lernen und Helfen?
ask_profile-languages = In welchen Sprachen?
ask_profile-slots = Wann passt es Ihnen meistens?
ask_profile-format = Online oder vor Ort?
ask_profile-region = In welcher Region, falls vor Ort?
ask_profile-circle = In einem Lernkreis helfen?
    .tick = Ich helfe auch drei oder vier Lernenden zusammen.
ask_profile-exchange = In einem Lerntandem lernen?
    .tick = Ich lerne auch im Tausch: Wir helfen einander.

ask_profile-done = Danke, Ihr Profil ist fertig. Mit `/lotse partner` suche ich jemanden zum Lernen für Sie, und wenn jemand Ihr Thema sucht, frage ich Sie vorher. Ändern können Sie alles mit `/lotse profil`, löschen mit `/lotse vergiss mich`.
ask_profile-done_minor = Danke, Ihr Profil ist fertig. Weil Sie unter 18 sind, bringe ich Sie nicht mit einzelnen Personen zusammen; in den offenen Kanälen sind Sie herzlich willkommen. Ändern können Sie alles mit `/lotse profil`, löschen mit `/lotse vergiss mich`.
ask_profile-start_again = Zu Ihnen ist gerade nichts gespeichert, deshalb kann ich hier nicht weitermachen. Mit `/lotse profil` fangen wir von vorne an.

ask_profile-error_consent = Ohne Ihre Zustimmung speichere ich nichts. Setzen Sie hier den Haken, wenn Sie einverstanden sind.
ask_profile-error_name = Wie darf ich Sie nennen? Ein Vorname reicht.
ask_profile-error_topics = Ein Thema brauche ich, hier oder bei dem, was Sie anderen zeigen können.
ask_profile-error_many =
    { $at_most ->
        [one] Hier passt nur ein Thema. Welches ist Ihnen am wichtigsten?
       *[other] Hier passen höchstens { $at_most } Themen. Welche sind Ihnen am wichtigsten?
    }
ask_profile-error_both = In beiden Listen steht: { $topics }. Lassen Sie es in der Liste, die besser passt.
ask_profile-error_choose = Bitte wählen Sie hier etwas aus.
ask_profile-start = Profil ausfüllen
ask_profile-change = Profil ändern
ask_profile-topics = Themen wählen
ask_profile-topic = Ändern
ask_profile-own_level = Mein Niveau anpassen
ask_profile-one = Wie weit Sie sind, sehen nur Sie.
    .title = Ein Thema ändern
    .submit = Speichern
    .close = Abbrechen
ask_profile-choice = Wo stehen Sie bei { $topic }?
ask_profile-remove = Gar nicht mehr: Nehmen Sie das Thema aus meinem Profil
ask_profile-changed = Das ist gespeichert. Rückgängig geht es genauso: mit „Ändern“ auf Ihrer Startseite bei mir oder mit `/lotse profil`.
ask_profile-no_topic = Dieses Thema steht nicht mehr in Ihrem Profil. Mit `/lotse profil` nehmen Sie es wieder auf.
