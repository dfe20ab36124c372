# What `python -m bot doctor` says. First: all is well; .bad: what is not; .remedy: what helps.

doctor-config = The settings in config/ are in order.
    .bad = { $faults ->
        [one] There is a fault in config/.
       *[other] There are { $faults } faults in config/.
    }
    .remedy = “python -m bot check” shows file, line and remedy.
doctor-digest = The week has a place where it is told.
    .bad = The weekly digest goes nowhere.
    .remedy = In config/community.toml, under [send_digest], name channels or a category of the forum, or delete the section.
doctor-shadow = In the shadow: what Lotse would do unasked, moderators read in their channel.
    .bad = Lotse is in the shadow, and nobody reads what it would do.
    .remedy = Name a private channel for the moderators as moderator_channel in config/community.toml, or write shadow = false there.
doctor-address-open = Addresses: nothing travels in the open.
    .bad = { $setting } begins with http://: whatever goes there travels in the open.
    .remedy = Write https://, or an address on this machine (http://localhost).
doctor-address-link-local = Addresses: none is link-local.
    .bad = { $setting } names a link-local address: there machines ask only their hoster, also for secrets.
    .remedy = Write the address that everybody uses; it begins with https://.
doctor-doors = Lotse has a door.
    .bad = Neither Slack nor a forum is set.
    .remedy = Fill in .env as .env.example explains; “make demo” works without it.

doctor-database = The database can be reached.
    .bad = The database cannot be reached: { $reason }
    .remedy = Check DATABASE_URL, and whether the database is running.
doctor-migrated = The database can be reached and is up to date.
    .bad = The database does not fit this version of Lotse.
    .remedy = Run “python -m bot migrate”.
doctor-no-database = There is a database.
    .bad = There is no database yet.
    .remedy = It makes itself when Lotse starts: “make run”.
doctor-waiting = Nothing waits longer than usual.
    .bad = { $minutes ->
        [one] Something has been waiting for a minute.
       *[other] Something has been waiting for { $minutes } minutes.
    }
    .remedy = Is Lotse running? Start it with “make run” and look at its log.
doctor-dead = Nothing was left lying.
    .bad = { $count ->
        [one] One thing was left lying.
       *[other] { $count } things were left lying.
    }
    .remedy = “python -m bot dead” shows what and why; “python -m bot replay KEY” tries again.
doctor-no-backup = There is a backup.
    .bad = There is no backup yet.
    .remedy = “python -m bot backup FILE” makes one while Lotse runs. Have it made every night.
doctor-old-backup = The backup is fresh.
    .bad = { $days ->
        [one] The last backup is one day old.
       *[other] The last backup is { $days } days old.
    }
    .remedy = Make one with “python -m bot backup FILE”, best every night.
doctor-backup = The backup of { $day } was restored for a trial, and compared: { $rows ->
        [one] one row, alike.
       *[other] { $rows } rows, all alike.
    }
    .bad = The last backup cannot be restored: { $reason }
    .remedy = Make a new one with “python -m bot backup FILE”. If it was taken elsewhere, put it back for this trial.
doctor-topics = Topics: all that moderators added is in force.
    .bad = Topics: config/topics.toml says otherwise by now than what moderators added: { $names }
    .remedy = What the file says is in force. Take the other back with “/lotse words back”, or change the file.
doctor-stopped = Lotse may speak.
    .bad = Lotse was stopped and says nothing.
    .remedy = A moderator types “/lotse continue” in Slack.
doctor-removed-slack = Slack lets Lotse in.
    .bad = Lotse was removed from Slack, or its access revoked. Nothing is sent there any more.
    .remedy = Install the app again, put the new token into .env and restart Lotse.
doctor-removed-discourse = The forum lets Lotse in.
    .bad = Lotse was removed from the forum, or its key revoked. Nothing is sent there any more.
    .remedy = Create a new key under Admin, API, put it into .env and restart Lotse.
doctor-clock = The clock is right.
    .bad = { $seconds ->
        [one] This machine's clock is one second off.
       *[other] This machine's clock is { $seconds } seconds off.
    }
    .remedy = Switch on automatic time (NTP): otherwise Slack will soon be refused.

doctor-slack-token = Slack: the token for “{ $team }” is good; Lotse is called @{ $bot } there.
    .bad = Slack does not take the token: { $reason }
    .remedy = Copy the “Bot User OAuth Token” (xoxb-…) from api.slack.com/apps, “OAuth & Permissions”, to SLACK_BOT_TOKEN.
doctor-slack-scopes = Slack: all scopes that are needed are there.
    .bad = Slack: these scopes are missing: { $scopes }
    .remedy = Paste config/slack.manifest.json into api.slack.com/apps, “App Manifest”, and install the app again.
doctor-slack-spare-scopes = Slack: no scope is too many.
    .bad = Slack: Lotse has more scopes than it needs: { $scopes }
    .remedy = Remove them under “OAuth & Permissions” and install the app again. What Lotse may not, cannot go wrong.
doctor-slack-socket = Slack: the app token opens Socket Mode.
    .bad = Slack does not take the app token for Socket Mode: { $reason }
    .remedy = Copy the “App-Level Token” (xapp-…) from api.slack.com/apps, “Basic Information”, to SLACK_APP_TOKEN.
doctor-slack-socket-scope = Slack: the app token has the scope that it needs.
    .bad = Slack: the app token lacks the scope connections:write. Without it there is no Socket Mode.
    .remedy = At api.slack.com/apps, “Basic Information”, create a new “App-Level Token” with connections:write, and set it as SLACK_APP_TOKEN.
doctor-slack-channel = Slack: Lotse is in all configured channels.
    .bad = Slack: Lotse is not in the channel { $channel }.
    .remedy = Type there: /invite @{ $bot }
doctor-slack-listens = Slack: there are channels that Lotse listens to.
    .bad = Slack: Lotse listens to no channel.
    .remedy = In config/community.toml, under slack_channels, name the channels where Lotse should look out for questions.
doctor-slack-reports = Slack: reports reach the moderators.
    .bad = Slack: what members report reaches nobody.
    .remedy = Create a private channel for the moderators, invite Lotse, and name it in config/community.toml as moderator_channel.
doctor-slack-exposed = Slack: nobody else reads the moderators' channel.
    .bad = Slack: others can read along in the channel { $channel }. Lotse sends no reports there.
    .remedy = Make it private and share it with no other workspace, or name another one as “moderator_channel”.
doctor-slack-heard = Slack: messages arrive.
    .bad = Slack: nothing has arrived yet.
    .remedy = Post something in a channel that Lotse is in. If still nothing comes: switch on Socket Mode, or enter https://…/slack/events under “Event Subscriptions”.
doctor-slack-signed = Slack: the signature is right.
    .bad = Slack: something arrives, but signed with another secret.
    .remedy = Copy the “Signing Secret” (not the “Client Secret”) from api.slack.com/apps, “Basic Information”, to SLACK_SIGNING_SECRET, and restart Lotse. Then post something in a channel that Lotse is in.

doctor-forum-secret = Forum: the webhook's secret is hard to guess.
    .bad = Forum: the webhook's secret is too short, or easy to guess.
    .remedy = Let the machine roll the dice, for example with “openssl rand -hex 32”. Set it as DISCOURSE_WEBHOOK_SECRET and under Admin, API, Webhooks, and restart Lotse.
doctor-forum-key = Forum: the key is good; Lotse is called @{ $account } there.
    .bad = The forum does not take the key: { $reason }
    .remedy = Create a key for Lotse's account under Admin, API, and set it as DISCOURSE_API_KEY.
doctor-forum-rights = Forum: Lotse has no rights that it does not need.
    .bad = Forum: @{ $account } is an administrator, and so can read private things.
    .remedy = Take that right from the account: trust level 4 is enough.
doctor-forum-moderator = Forum: Lotse is no moderator there.
    .bad = Forum: @{ $account } is a moderator, and so can delete and hide what others write.
    .remedy = Take that right from the account: trust level 4 is enough.
doctor-forum-for-all = Forum: the key is for Lotse's account alone.
    .bad = Forum: the key is for all users. Whoever has it can act as any account, also as an administrator.
    .remedy = Under Admin, API create a key for @{ $account } alone (“Single User”), set it as DISCOURSE_API_KEY, restart Lotse, and revoke the old one.
doctor-forum-tagging = Forum: Lotse may set tags.
    .bad = Forum: @{ $account } may not tag other people's topics.
    .remedy = Give the account trust level 4, and add it to “tag_topic_allowed_groups”.
doctor-forum-tags = Forum: all tags are there.
    .bad = Forum: these tags are not there yet, and Lotse may not create any: { $tags }
    .remedy = Create them, or add Lotse's account to “create_tag_allowed_groups”.
doctor-forum-categories = Forum: Lotse sees all configured categories.
    .bad = Forum: these categories do not exist, or Lotse does not see them: { $categories }
    .remedy = Check the numbers in config/community.toml, or let @everyone read there.
doctor-forum-heard = Forum: webhooks arrive, and their signature is right.
    .bad = Forum: no webhook has arrived yet.
    .remedy = Create one under Admin, API, Webhooks: address https://…/discourse/webhook, secret as DISCOURSE_WEBHOOK_SECRET. Then post something in a public category.
doctor-forum-signed = Forum: the signature is right.
    .bad = Forum: webhooks arrive, but unsigned or signed with another secret.
    .remedy = Under Admin, API, Webhooks enter as secret exactly what DISCOURSE_WEBHOOK_SECRET says. If you changed it there, restart Lotse. Then post something in a public category.
