# The week: what is still open, and thanks without names.

send_digest-thread = Here Lotse, a bot, tells once a week which questions are still waiting for an answer. Each week brings one post. If you would rather not read it, mute this topic.
    .title = Open questions at { $community }
send_digest-week =
    { $count ->
        [0] **The week at { $community }:** No public question is waiting for an answer right now. Thank you for being there for each other.
        [one] **The week at { $community }:** One question is still waiting for an answer. Do you know something about it? Half a thought helps, too.
       *[other] **The week at { $community }:** { $count } questions are still waiting for an answer. Do you know something about one of them? Half a thought helps, too.
    }
send_digest-more =
    { $count ->
        [one] One more question is waiting:
       *[other] { $count } more questions are waiting:
    }
send_digest-thanks =
    { $answered ->
        [one] Thank you to everybody who helps: in the last seven days one question got its first answer.
       *[other] Thank you to everybody who helps: in the last seven days { $answered } questions got their first answer.
    }
send_digest-topic = **{ $topic }**
send_digest-other = **No topic yet**
send_digest-question =
    { $days ->
        [0] • { $question }, since today
        [one] • { $question }, for one day
       *[other] • { $question }, for { $days } days
    }
send_digest-more_voices =
    { $days ->
        [0] • { $question }, since today, looking for more experiences
        [one] • { $question }, for one day, looking for more experiences
       *[other] • { $question }, for { $days } days, looking for more experiences
    }
send_digest-preview = This is what the digest would look like now. Nothing is sent by this.
