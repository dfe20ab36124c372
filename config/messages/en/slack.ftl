# The few words that Slack itself needs.

slack-choice = { $topics }
slack-note = Lotse
    .title = Lotse
    .close = Close
slack-working = One moment, this takes a little longer. The answer will be here soon.
slack-done = That is done. You can close this window.
slack-failed = That did not work. Please try again in a moment; if it fails again, tell the moderators.
