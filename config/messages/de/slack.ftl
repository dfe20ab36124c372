# Die wenigen Worte, die Slack selbst braucht.

slack-choice = { $topics }
slack-seek = Thema eintippen
slack-note = Lotse
    .title = Lotse
    .close = Schließen
slack-working = Einen Moment, das dauert gerade etwas länger. Die Antwort kommt gleich.
slack-done = Das ist erledigt. Du kannst dieses Fenster schließen.
slack-unknown_shortcut = Diesen Eintrag im Menü gibt es bei mir nicht. Mit `/lotse hilfe` siehst du, was ich für dich tun kann.
slack-failed = Das hat nicht geklappt. Versuch es gleich noch einmal; wenn es wieder nicht geht, sag bitte der Moderation Bescheid.
