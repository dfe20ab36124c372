# The week: what is still open, and thanks without names.

send_digest-thread = Here Lotse, a bot, tells once a week which questions are still open. Each week brings one post. If you would rather not read it, mute this topic.
    .title = Open questions – { $community }
send_digest-week =
    { $count ->
        [0] **The week – { $community }:** No public question is waiting for an answer right now. Thank you for being there for each other.
        [one] **The week – { $community }:** One question is still open. Do you know something about it? Half a thought helps, too.
       *[other] **The week – { $community }:** { $count } questions are still open. Do you know something about one of them? Half a thought helps, too.
    }
send_digest-more =
    { $count ->
        [one] One more question is open:
       *[other] { $count } more questions are open:
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
        [0] • { $question } (open since today)
        [one] • { $question } (open for one day)
       *[other] • { $question } (open for { $days } days)
    }
send_digest-more_voices =
    { $days ->
        [0] • { $question } (open since today, looking for more experiences)
        [one] • { $question } (open for one day, looking for more experiences)
       *[other] • { $question } (open for { $days } days, looking for more experiences)
    }
send_digest-preview = This is what the digest would look like now. Nothing is sent by this.
