# Das Profil in drei Schritten.

ask_profile-step1 =
    Vier Fragen wie in einer Vorstellungsrunde. Ich bin ein Bot und speichere erst etwas, wenn du unten zustimmst: was du in diesen drei Schritten einträgst, und welche deiner öffentlichen Antworten anderen geholfen haben. Damit bringe ich Menschen zusammen, die voneinander lernen wollen. Deinen Namen liest die andere Person erst, wenn ihr beide Ja gesagt habt. Mit `/lotse vergiss mich` lösche ich jederzeit alles. Für alle gilt unser { $conduct }. (Fassung { $version })
    .title = Profil, Schritt 1 von 3
    .submit = Weiter
    .close = Abbrechen
ask_profile-background = Was ist dein Background?
ask_profile-name = Wie heißt du?
ask_profile-wants = Was willst du machen?
ask_profile-can_help = Wobei kannst du helfen?
ask_profile-minor = Bist du unter 18?
    .tick = Ja, ich bin unter 18
ask_profile-consent = Darf ich das speichern?
    .tick = Ja, ich stimme zu und halte mich an die Regeln

ask_profile-step2 =
    { $at_most ->
        [one] Such dir je ein Thema aus. Beide Listen zusammen brauchen mindestens eines.
       *[other] Such dir je bis zu { $at_most } Themen aus. Beide Listen zusammen brauchen mindestens eines.
    }
    .title = Profil, Schritt 2 von 3
    .submit = Weiter
    .close = Abbrechen
ask_profile-learns = Was möchtest du lernen?
ask_profile-teaches = Was kannst du anderen zeigen?

ask_profile-step3 = Wie weit du bist, sehen andere nicht. Es hilft mir nur, eine Person zu finden, die zu dir passt.
    .title = Profil, Schritt 3 von 3
    .submit = Fertig
    .close = Abbrechen
ask_profile-level_learn = Wo stehst du bei { $topic }?
ask_profile-level_teach = Wie sicher fühlst du dich bei { $topic }?
ask_profile-level-0 = Ganz neu: Davon habe ich bisher nur gehört
ask_profile-level-1 = Angefangen: Erste Versuche habe ich gemacht
ask_profile-level-2 = Komme zurecht: Mit Nachschlagen klappt es
ask_profile-level-3 = Sicher: Das mache ich regelmäßig
ask_profile-level-4 = Gebe es weiter: Das erkläre ich gern anderen
ask_profile-hours = Wie viele Stunden in der Woche hast du fürs Lernen und Helfen?
ask_profile-languages = In welchen Sprachen?
ask_profile-slots = Wann passt es dir meistens?
ask_profile-format = Online oder vor Ort?
ask_profile-region = In welcher Region, falls vor Ort?
ask_profile-circle = In einem Lernkreis helfen?
    .tick = Ich helfe auch drei oder vier Lernenden zusammen.
ask_profile-exchange = In einem Lerntandem lernen?
    .tick = Ich lerne auch im Tausch: Du hilfst mir, ich helfe dir.

ask_profile-done = Danke, dein Profil ist fertig. Mit `/lotse partner` suche ich jemanden zum Lernen für dich, und wenn jemand dein Thema sucht, frage ich dich vorher. Ändern kannst du alles mit `/lotse profil`, löschen mit `/lotse vergiss mich`.
ask_profile-done_minor = Danke, dein Profil ist fertig. Weil du unter 18 bist, bringe ich dich nicht mit einzelnen Personen zusammen; in den offenen Kanälen bist du herzlich willkommen. Ändern kannst du alles mit `/lotse profil`, löschen mit `/lotse vergiss mich`.
ask_profile-start_again = Zu dir ist gerade nichts gespeichert, deshalb kann ich hier nicht weitermachen. Mit `/lotse profil` fangen wir von vorne an.

ask_profile-error_consent = Ohne deine Zustimmung speichere ich nichts. Setz hier den Haken, wenn du einverstanden bist.
ask_profile-error_name = Wie darf ich dich nennen? Ein Vorname reicht.
ask_profile-error_topics = Ein Thema brauche ich, hier oder bei dem, was du anderen zeigen kannst.
ask_profile-error_many =
    { $at_most ->
        [one] Hier passt nur ein Thema. Welches ist dir am wichtigsten?
       *[other] Hier passen höchstens { $at_most } Themen. Welche sind dir am wichtigsten?
    }
ask_profile-error_both = In beiden Listen steht: { $topics }. Lass es in der Liste, die besser passt.
ask_profile-error_choose = Bitte wähle hier etwas aus.

ask_profile-start = Profil ausfüllen
ask_profile-change = Profil ändern
ask_profile-topics = Themen wählen
ask_profile-topic = Ändern
ask_profile-own_level = Mein Niveau anpassen
ask_profile-one = Wie weit du bist, siehst nur du.
    .title = Ein Thema ändern
    .submit = Speichern
    .close = Abbrechen
ask_profile-choice = Wo stehst du bei { $topic }?
ask_profile-remove = Gar nicht mehr: Nimm das Thema aus meinem Profil
ask_profile-changed = Das ist gespeichert. Rückgängig geht es genauso: mit „Ändern“ auf meiner Startseite oder mit `/lotse profil`.
ask_profile-no_topic = Dieses Thema steht nicht mehr in deinem Profil. Mit `/lotse profil` nimmst du es wieder auf.
