# The week: what needs an answer most, and thanks without names.

send_digest-thread = Here Lotse, a bot, tells once a week which questions are still open. Each week brings one post; next quarter it goes on in a new topic. If you would rather not read it, mute this topic.
    .title = Open questions, quarter { $quarter } of { $year } – { $community }
send_digest-week =
    { $count ->
        [0] **The week – { $community }:** No public question is waiting for an answer right now. Thank you for being there for each other.
        [one] **The week – { $community }:** One question is still open. Do you know something about it? Half a thought helps, too.
       *[other] **The week – { $community }:** { $count } questions are still open. Do you know something about one of them? Half a thought helps, too.
    }
send_digest-week_many = **The week – { $community }:** At least { $count } questions are still open. Do you know something about one of them? Half a thought helps, too.
# What the moderators write above it.
send_digest-intro = { $text }
send_digest-waiting = **No answer yet**
send_digest-voices = **Looking for more experiences**
send_digest-question =
    { $days ->
        [0] • { $question } (open since today)
        [one] • { $question } (open for one day)
       *[other] • { $question } (open for { $days } days)
    }
send_digest-question_about =
    { $days ->
        [0] • { $question } (open since today; { $topics })
        [one] • { $question } (open for one day; { $topics })
       *[other] • { $question } (open for { $days } days; { $topics })
    }
send_digest-thanks =
    { $answered ->
        [one] Thank you to everybody who helps: in the last seven days one question got its first answer
       *[other] Thank you to everybody who helps: in the last seven days { $answered } questions got their first answer
    }{ $named ->
        [0] .
       *[other] , among them:
    }
send_digest-answered = • { $question } (newly answered)
send_digest-suggestion =
    { $count ->
        [one] One person asked about **{ $topic }** in the last weeks. That would be a topic for a meeting.
       *[other] { $count } different people asked about **{ $topic }** in the last weeks. That would be a topic for a meeting.
    }
send_digest-below =
    { $more ->
        [one] One more is in the thread below.
       *[other] { $more } more are in the thread below.
    }
send_digest-below_many = The next { $more } are in the thread below.
send_digest-elsewhere =
    { $more ->
        [one] One more is open. You find all questions without an answer in the forum: { $link }
       *[other] { $more } more are open. You find all questions without an answer in the forum: { $link }
    }
send_digest-elsewhere_many = Many more are open. You find all questions without an answer in the forum: { $link }
send_digest-more =
    { $count ->
        [one] One more question is open:
       *[other] { $count } more questions are open:
    }
send_digest-preview = This is what the digest would look like now. Nothing is sent by this.

# For a newsletter: python -m bot digest --markdown

send_digest-outside =
    { $count ->
        [0] No public question is waiting for an answer right now.
        [one] One question is looking for an answer.
       *[other] { $count } questions are looking for an answer.
    }
    .title = The week – { $community }
send_digest-licence = Licence: { $licence }

# The draft, for moderators only.

send_digest-draft =
    { $left_out ->
        [0] **Draft:** This is how the digest goes out on { $due }. If you do nothing, it goes by itself.
        [one] **Draft:** This is how the digest goes out on { $due }. You took one question out. If you do nothing, it goes by itself.
       *[other] **Draft:** This is how the digest goes out on { $due }. You took { $left_out } questions out. If you do nothing, it goes by itself.
    }
send_digest-draft_waits =
    { $left_out ->
        [0] **Draft:** This is what the digest would look like. It waits for you: it goes out only when somebody presses “Send”.
        [one] **Draft:** This is what the digest would look like. You took one question out. It waits for you: it goes out only when somebody presses “Send”.
       *[other] **Draft:** This is what the digest would look like. You took { $left_out } questions out. It waits for you: it goes out only when somebody presses “Send”.
    }
send_digest-edit = Edit
send_digest-send = Send
send_digest-hold = Do not send
send_digest-draft_sent = The digest is sent. One of you sent it.
send_digest-draft_itself = The digest is sent, as announced.
send_digest-draft_held = No digest goes out this week: one of you decided so. If you change your mind, you can still send it.
send_digest-draft_lying = The digest is still here: its hour has passed, and nobody said anything. You can still send it.
send_digest-form = You see what would stand in the digest now. Nothing is sent by this.
    .title = Edit the digest
    .submit = Keep
    .close = Back
send_digest-words_above = A few words above it (300 characters at most)
send_digest-drop = Leave these questions out
send_digest-answer_edited = Noted. This is how the digest goes out.
send_digest-answer_sent_now = The digest is sent.
send_digest-answer_sent = Somebody was faster: the digest has already been sent.
send_digest-answer_held = Somebody was faster: no digest goes out this week.
send_digest-answer_no_draft = There is no draft to send right now. `/lotse digest preview` shows what the next digest would look like.
