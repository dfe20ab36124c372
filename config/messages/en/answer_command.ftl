# Answers to /lotse.

answer_command-help = I am Lotse, a bot. I give questions their topics and bring together people who want to learn from each other. You can type:
answer_command-help-help = `/lotse { $word }` shows what I can do.
answer_command-help-profile = `/lotse { $word }` creates or changes your profile.
answer_command-help-partner = `/lotse { $word }` looks for somebody you can learn with.
answer_command-help-open = `/lotse { $word }` shows questions that are still open.
answer_command-help-mark = `/lotse { $word }` keeps a forum topic as a question.
answer_command-help-unmark = `/lotse { $word }` tells me that a forum topic is no question.
answer_command-help-confide = `/lotse { $word }` keeps a forum topic confidential: I tell nobody about it.
answer_command-help-unfit = `/lotse { $word }` ends your learning pair; no reason needed.
answer_command-help-report = `/lotse { $word }` tells only the moderators that something was not right in your learning pair.
answer_command-help-connect = `/lotse { $word }` links your account in Slack with the one in the forum.
answer_command-help-disconnect = `/lotse { $word }` parts the two accounts again.
answer_command-help-forget = `/lotse { $word }` deletes everything about you.
answer_command-help-digest = `/lotse { $word }` shows moderators the next digest.
answer_command-help-assign = `/lotse { $word }` with the link of a question and a mention after it: I ask that person in private, for moderators only.
answer_command-help-digest_edit = `/lotse { $word }` changes the next digest before it goes out.
answer_command-help-digest_send = `/lotse { $word }` sends the draft of the digest at once.
answer_command-help-stop = `/lotse { $word }` pauses me, or only a part (`stop topics`, `stop #help`), for moderators only.
answer_command-help-continue = `/lotse { $word }` lets me or a part go on, for moderators only.
answer_command-help-menu = In a message's menu (⋯) you tell me what it is, for example “Keep as a question” (“Als Frage merken”).

answer_command-open =
    { $count ->
        [0] No public question is waiting for an answer right now.
        [one] One question is still open:
       *[other] { $shown ->
            [0] { $count } questions are still open:
            [one] { $count } questions are still open. This is the oldest:
           *[other] { $count } questions are still open. These are the { $shown } oldest:
        }
    }
answer_command-open_many = At least { $count } questions are still open. The newest of them:
answer_command-question =
    { $days ->
        [0] • { $question } (open since today)
        [one] • { $question } (open for one day)
       *[other] • { $question } (open for { $days } days)
    }
answer_command-more_voices =
    { $days ->
        [0] • { $question } (open since today, looking for more experiences)
        [one] • { $question } (open for one day, looking for more experiences)
       *[other] • { $question } (open for { $days } days, looking for more experiences)
    }

answer_command-unknown = I did not understand that. With `/lotse help` you see what I can do.
answer_command-unknown_near = I did not understand that. The nearest I know is `/lotse { $word }`.
answer_command-moderators_only = Only moderators can do that here. `/lotse help` shows what I can do for you.
answer_command-switched_off = That is not switched on in this community. `/lotse help` shows what I can do for you.
answer_command-paused = The moderators have paused me right now, so I have changed nothing. Please try again later.

answer_command-stopped = The moderators have paused me: I write nothing more until they start me again with `/lotse continue`.
answer_command-stopped_you = I am paused. With `/lotse continue` I go on.
answer_command-stopped_already = I am already paused. With `/lotse continue` I go on.
answer_command-running = I am back. The moderators can pause me with `/lotse stop` at any time.
answer_command-running_you = I am going on. With `/lotse stop` you pause me again.
answer_command-running_already = I am not paused. With `/lotse stop` you pause me.
