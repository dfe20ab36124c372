# Die wenigen Worte, die Slack selbst braucht.

slack-choice = { $topics }
slack-seek = Thema eintippen
slack-note = Lotse
    .title = Lotse
    .close = Schließen
slack-working = Einen Moment, das dauert gerade etwas länger. Die Antwort kommt gleich.
slack-done = Das ist erledigt. Sie können dieses Fenster schließen.
slack-unknown_shortcut = Diesen Eintrag im Menü gibt es bei mir nicht. Mit `/lotse hilfe` sehen Sie, was ich für Sie tun kann.
slack-failed = Das hat nicht geklappt. Versuchen Sie es gleich noch einmal; wenn es wieder nicht geht, sagen Sie bitte der Moderation Bescheid.
