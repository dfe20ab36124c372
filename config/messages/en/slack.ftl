# The few words that Slack itself needs.

slack-choice = { $topics }
slack-seek = Type a topic
slack-note = Lotse
    .title = Lotse
    .close = Close
slack-working = One moment, this takes a little longer. The answer will be here soon.
slack-done = That is done. You can close this window.
slack-unknown_shortcut = I have no such menu entry. With `/lotse help` you can see what I can do for you.
slack-failed = That did not work. Please try again in a moment; if it fails again, tell the moderators.
