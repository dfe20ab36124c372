# “Ins Forum übernehmen” (take to the forum) in a message's menu.

take_to_forum-done =
    { $count ->
        [one] I am asking the person who wrote here, in private. Without a yes until { $until } the conversation stays here.
       *[other] I am asking the { $count } people who wrote here, each of them in private. Whatever has no yes until { $until } stays here.
    } Then I will tell you what became of it.
    .menu = Take to the forum
take_to_forum-asking = I am asking here already, until { $until }. There is nothing more to do.
take_to_forum-there = This conversation is in the forum already: { $topic }
take_to_forum-nowhere = I do not know yet where in the forum. The number of the category belongs in `config/community.toml`, in the section take_to_forum.
take_to_forum-unknown = I can only take questions to the forum that I keep as such. “Keep as a question” (“Als Frage merken”) in the same menu changes that.
take_to_forum-guarded = This question seems to hold data about people. Once it is taken out, the conversation can go to the forum.
take_to_forum-lately = I asked about that here a short while ago. I ask again at the earliest on { $again }, so that nobody feels pressed.
take_to_forum-settled = That is settled already. There is nothing more to do.

take_to_forum-ask =
    This conversation is to go to the forum, so that it is not lost and others can find it:
    { $question }
    May it hold what you wrote there until now? Without your yes it is left out, and nobody learns who did not want it. You can take your yes back any time. I ask until { $until }.
take_to_forum-named = Yes, with my name
take_to_forum-nameless = Yes, without my name
take_to_forum-agreed =
    Thank you! Your words go to the forum, too, and they are signed “{ $name }”:
    { $question }
    When you edit or delete them here, I do the same there.
take_to_forum-agreed_nameless =
    Thank you! Your words go to the forum, too, without your name:
    { $question }
    When you edit or delete them here, I do the same there.

take_to_forum-missing =
    This conversation stays in Slack: there was not enough of it to take to the forum.
    { $question }
take_to_forum-not_taken =
    The forum did not accept this conversation, so it stays in Slack. Feel free to tell the moderators; you can try again at any time.
    { $question }
take_to_forum-now_there =
    Now the conversation is in the forum, too: { $topic }
    The words of whoever did not say yes are missing there.
take_to_forum-there_too = This conversation is in the forum now, too: { $topic } Whoever asked can also take it back, with “Take to the forum” (“Ins Forum übernehmen”) in the menu of the question.
take_to_forum-topics =
    { $count ->
        [one] Topic: **{ $topics }**. If that is not right, “Change topics” (“Thema ändern”) in the menu of the question helps.
       *[other] Topics: **{ $topics }**. If that is not right, “Change topics” (“Thema ändern”) in the menu of the question helps.
    }
take_to_forum-way = Also in the forum: { $topic }

take_to_forum-topic =
    This conversation began in { $slack }. Here is what the people in it agreed to share; the rest is only there. What they edit or delete there, I change here, too. I am Lotse, a bot.
    .title =
        { $many ->
            [0] From Slack: a question of { $taken }
           *[other] From Slack: { $topics } ({ $taken })
        }
take_to_forum-asks = **{ $name }** asks in { $slack }:
take_to_forum-asks_nameless = The question in { $slack }:
take_to_forum-says = **{ $name }** answers in { $slack }:
take_to_forum-says_nameless = An answer in { $slack }:
take_to_forum-line = { $text }
