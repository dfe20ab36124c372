# Was `python -m bot doctor` sagt. Oben: alles gut; .bad: was fehlt; .remedy: was hilft.

doctor-config = Die Einstellungen in config/ sind in Ordnung.
    .bad = { $faults ->
        [one] In config/ ist ein Fehler.
       *[other] In config/ sind { $faults } Fehler.
    }
    .remedy = „python -m bot check“ zeigt Datei, Zeile und Abhilfe.
doctor-digest = Die Woche hat einen Ort, an dem sie erzählt wird.
    .bad = Der wöchentliche Überblick geht nirgendwohin.
    .remedy = Nennen Sie in config/community.toml unter [send_digest] Kanäle oder eine Kategorie des Forums, oder löschen Sie den Abschnitt.
doctor-shadow = Schattenmodus: Was Lotse ungefragt täte, liest die Moderation in ihrem Kanal.
    .bad = Lotse ist im Schattenmodus, und niemand liest, was es täte.
    .remedy = Nennen Sie in config/community.toml unter moderator_channel einen privaten Kanal für die Moderation, oder schreiben Sie dort shadow = false.
doctor-address-open = Adressen: Nichts reist offen durchs Netz.
    .bad = { $setting } beginnt mit http://: Was dorthin geht, reist offen durchs Netz.
    .remedy = Schreiben Sie https://, oder eine Adresse auf diesem Rechner (http://localhost).
doctor-address-link-local = Adressen: Keine ist „link-local“.
    .bad = { $setting } nennt eine „link-local“-Adresse: Dort fragen Rechner sonst nur ihren Hoster, auch nach Geheimnissen.
    .remedy = Schreiben Sie die Adresse, unter der alle hinfinden; sie beginnt mit https://.
doctor-doors = Lotse hat eine Tür.
    .bad = Weder Slack noch ein Forum ist eingestellt.
    .remedy = Füllen Sie .env aus, so wie es .env.example erklärt; „make demo“ geht auch ohne.

doctor-database = Die Datenbank ist erreichbar.
    .bad = Die Datenbank ist nicht erreichbar: { $reason }
    .remedy = Prüfen Sie DATABASE_URL, und ob die Datenbank läuft.
doctor-migrated = Die Datenbank ist erreichbar und auf dem neuesten Stand.
    .bad = Die Datenbank passt nicht zu dieser Version von Lotse.
    .remedy = Starten Sie „python -m bot migrate“.
doctor-no-database = Es gibt eine Datenbank.
    .bad = Es gibt noch keine Datenbank.
    .remedy = Die Datenbank entsteht von selbst, wenn Lotse startet: „make run“.
doctor-waiting = Nichts wartet länger als üblich.
    .bad = { $minutes ->
        [one] Etwas wartet schon eine Minute.
       *[other] Etwas wartet schon { $minutes } Minuten.
    }
    .remedy = Läuft Lotse? Starten Sie es mit „make run“ und sehen Sie ins Protokoll.
doctor-dead = Nichts ist liegen geblieben.
    .bad = { $count ->
        [one] Eine Sache ist liegen geblieben.
       *[other] { $count } Sachen sind liegen geblieben.
    }
    .remedy = „python -m bot dead“ zeigt, was und warum; „python -m bot replay KEY“ versucht es noch einmal.
doctor-no-backup = Es gibt eine Sicherung.
    .bad = Es gibt noch keine Sicherung.
    .remedy = „python -m bot backup DATEI“ macht eine, während Lotse läuft. Am besten jede Nacht.
doctor-old-backup = Die Sicherung ist frisch.
    .bad = { $days ->
        [one] Die letzte Sicherung ist einen Tag alt.
       *[other] Die letzte Sicherung ist { $days } Tage alt.
    }
    .remedy = Machen Sie eine mit „python -m bot backup DATEI“, am besten jede Nacht.
doctor-backup = Die Sicherung vom { $day } ließ sich zur Probe wiederherstellen: { $rows ->
        [one] eine Zeile, sie stimmt.
       *[other] { $rows } Zeilen, alle stimmen.
    }
    .bad = Die letzte Sicherung lässt sich nicht wiederherstellen: { $reason }
    .remedy = Machen Sie mit „python -m bot backup DATEI“ eine neue. Liegt sie inzwischen anderswo, legen Sie sie für die Probe zurück.
doctor-topics = Themen: Alles, was die Moderation hinzugefügt hat, gilt.
    .bad = Themen: In config/topics.toml steht es inzwischen anders, als die Moderation es hinzugefügt hat: { $names }
    .remedy = Es gilt, was in der Datei steht. Nehmen Sie das andere mit „/lotse wörter zurück“ zurück, oder ändern Sie die Datei.
doctor-stopped = Lotse darf sprechen.
    .bad = Lotse ist angehalten und sagt nichts.
    .remedy = Wer moderiert, schreibt in Slack „/lotse weiter“.
doctor-removed-slack = Slack lässt Lotse hinein.
    .bad = Lotse wurde aus Slack entfernt oder der Zugang widerrufen. Dorthin geht nichts mehr.
    .remedy = Installieren Sie die App neu, tragen Sie den neuen Token in .env ein und starten Sie Lotse neu.
doctor-removed-discourse = Das Forum lässt Lotse hinein.
    .bad = Lotse wurde aus dem Forum entfernt oder sein Schlüssel widerrufen. Dorthin geht nichts mehr.
    .remedy = Legen Sie unter Admin, API einen neuen Schlüssel an, tragen Sie ihn in .env ein und starten Sie Lotse neu.
doctor-clock = Die Uhr geht richtig.
    .bad = { $seconds ->
        [one] Die Uhr dieses Rechners geht eine Sekunde falsch.
       *[other] Die Uhr dieses Rechners geht { $seconds } Sekunden falsch.
    }
    .remedy = Schalten Sie die automatische Zeit ein (NTP): Slack nimmt sonst bald nichts mehr an.

doctor-slack-token = Slack: Der Zugang zu „{ $team }“ stimmt, dort heißt Lotse @{ $bot }.
    .bad = Slack nimmt den Zugang nicht an: { $reason }
    .remedy = Kopieren Sie den „Bot User OAuth Token“ (xoxb-…) aus api.slack.com/apps, „OAuth & Permissions“, nach SLACK_BOT_TOKEN.
doctor-slack-scopes = Slack: Alle nötigen Rechte sind da.
    .bad = Slack: Diese Rechte fehlen: { $scopes }
    .remedy = Fügen Sie config/slack.manifest.json in api.slack.com/apps unter „App Manifest“ ein und installieren Sie die App neu.
doctor-slack-spare-scopes = Slack: Kein Recht ist zu viel.
    .bad = Slack: Lotse hat mehr Rechte, als es braucht: { $scopes }
    .remedy = Nehmen Sie sie unter „OAuth & Permissions“ weg und installieren Sie die App neu. Was Lotse nicht darf, kann nicht schiefgehen.
doctor-slack-socket = Slack: Der App-Token öffnet Socket Mode.
    .bad = Slack nimmt den App-Token für Socket Mode nicht an: { $reason }
    .remedy = Kopieren Sie den „App-Level Token“ (xapp-…) aus api.slack.com/apps, „Basic Information“, nach SLACK_APP_TOKEN.
doctor-slack-socket-scope = Slack: Der App-Token hat das nötige Recht.
    .bad = Slack: Dem App-Token fehlt das Recht connections:write. Ohne geht Socket Mode nicht.
    .remedy = Legen Sie in api.slack.com/apps unter „Basic Information“ einen neuen „App-Level Token“ mit connections:write an und tragen Sie ihn als SLACK_APP_TOKEN ein.
doctor-slack-channel = Slack: Lotse ist in allen eingestellten Kanälen.
    .bad = Slack: Lotse ist nicht im Kanal { $channel }.
    .remedy = Schreiben Sie dort: /invite @{ $bot }
doctor-slack-listens = Slack: Es gibt Kanäle, in denen Lotse mitliest.
    .bad = Slack: Lotse liest in keinem Kanal mit.
    .remedy = Nennen Sie in config/community.toml unter slack_channels die Kanäle, in denen Lotse auf Fragen achten soll.
doctor-slack-reports = Slack: Meldungen erreichen die Moderation.
    .bad = Slack: Was Mitglieder melden, erreicht niemanden.
    .remedy = Legen Sie einen privaten Kanal für die Moderation an, laden Sie Lotse dorthin ein und nennen Sie ihn in config/community.toml als moderator_channel.
doctor-slack-exposed = Slack: Den Kanal der Moderation liest sonst niemand.
    .bad = Slack: Im Kanal { $channel } können auch andere mitlesen. Dorthin schickt Lotse keine Meldungen.
    .remedy = Machen Sie ihn privat und teilen Sie ihn mit keinem anderen Workspace, oder tragen Sie unter „moderator_channel“ einen anderen ein.
doctor-slack-heard = Slack: Nachrichten kommen an.
    .bad = Slack: Es ist noch nichts angekommen.
    .remedy = Schreiben Sie etwas in einen Kanal, in dem Lotse ist. Kommt weiter nichts: Socket Mode einschalten, oder unter „Event Subscriptions“ die Adresse https://…/slack/events eintragen.
doctor-slack-signed = Slack: Die Unterschrift stimmt.
    .bad = Slack: Es kommt etwas an, aber mit einem anderen Geheimnis unterschrieben.
    .remedy = Kopieren Sie das „Signing Secret“ (nicht das „Client Secret“) aus api.slack.com/apps, „Basic Information“, nach SLACK_SIGNING_SECRET und starten Sie Lotse neu. Schreiben Sie dann etwas in einen Kanal, in dem Lotse ist.

doctor-forum-secret = Forum: Das Secret für den Webhook ist schwer zu erraten.
    .bad = Forum: Das Secret für den Webhook ist zu kurz oder leicht zu erraten.
    .remedy = Lassen Sie den Rechner würfeln, etwa mit „openssl rand -hex 32“. Tragen Sie es als DISCOURSE_WEBHOOK_SECRET und unter Admin, API, Webhooks ein und starten Sie Lotse neu.
doctor-forum-key = Forum: Der Schlüssel stimmt, dort heißt Lotse @{ $account }.
    .bad = Das Forum nimmt den Schlüssel nicht an: { $reason }
    .remedy = Legen Sie unter Admin, API einen Schlüssel für das Konto von Lotse an und tragen Sie ihn als DISCOURSE_API_KEY ein.
doctor-forum-rights = Forum: Lotse hat keine Rechte, die es nicht braucht.
    .bad = Forum: @{ $account } hat Administrationsrechte und kann damit auch Privates lesen.
    .remedy = Nehmen Sie dem Konto dieses Recht: Vertrauensstufe 4 reicht.
doctor-forum-moderator = Forum: Lotse moderiert dort nicht.
    .bad = Forum: @{ $account } hat Moderationsrechte und kann damit löschen und verbergen, was andere schreiben.
    .remedy = Nehmen Sie dem Konto dieses Recht: Vertrauensstufe 4 reicht.
doctor-forum-for-all = Forum: Der Schlüssel gilt nur für das Konto von Lotse.
    .bad = Forum: Der Schlüssel gilt für alle Konten. Wer ihn hat, kann als jedes Konto handeln, auch mit Administrationsrechten.
    .remedy = Legen Sie unter Admin, API einen Schlüssel nur für @{ $account } an („Single User“), tragen Sie ihn als DISCOURSE_API_KEY ein, starten Sie Lotse neu und widerrufen Sie den alten.
doctor-forum-tagging = Forum: Lotse darf Schlagwörter setzen.
    .bad = Forum: @{ $account } darf an Themen anderer keine Schlagwörter setzen.
    .remedy = Geben Sie dem Konto Vertrauensstufe 4 und nehmen Sie es unter „tag_topic_allowed_groups“ auf.
doctor-forum-tags = Forum: Es gibt alle Schlagwörter.
    .bad = Forum: Diese Schlagwörter gibt es noch nicht, und Lotse darf keine anlegen: { $tags }
    .remedy = Legen Sie sie an, oder nehmen Sie das Konto von Lotse unter „create_tag_allowed_groups“ auf.
doctor-forum-categories = Forum: Lotse sieht alle eingestellten Kategorien.
    .bad = Forum: Diese Kategorien gibt es nicht, oder Lotse sieht sie nicht: { $categories }
    .remedy = Prüfen Sie die Nummern in config/community.toml, oder geben Sie @everyone dort Leserechte.
doctor-forum-heard = Forum: Webhooks kommen an, und ihre Unterschrift stimmt.
    .bad = Forum: Es ist noch kein Webhook angekommen.
    .remedy = Legen Sie unter Admin, API, Webhooks einen an: Adresse https://…/discourse/webhook, Secret wie DISCOURSE_WEBHOOK_SECRET. Schreiben Sie dann etwas in eine öffentliche Kategorie.
doctor-forum-signed = Forum: Die Unterschrift stimmt.
    .bad = Forum: Webhooks kommen an, aber ohne oder mit einem anderen Secret unterschrieben.
    .remedy = Tragen Sie unter Admin, API, Webhooks als Secret genau das ein, was in DISCOURSE_WEBHOOK_SECRET steht. Haben Sie dort etwas geändert, starten Sie Lotse neu. Schreiben Sie dann etwas in eine öffentliche Kategorie.
