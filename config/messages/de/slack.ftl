# Die wenigen Worte, die Slack selbst braucht.

slack-choice = { $topics }
slack-note = Lotse
    .title = Lotse
    .close = Schließen
slack-working = Einen Moment, das dauert gerade etwas länger. Die Antwort kommt gleich.
slack-done = Erledigt. Du kannst dieses Fenster schließen.
slack-failed = Das hat nicht geklappt. Versuch es bitte gleich noch einmal; wenn es wieder nicht geht, sag den Moderator*innen Bescheid.
