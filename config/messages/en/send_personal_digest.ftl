# A digest of one's own, for whoever wants it.

send_personal_digest-help = `/lotse { $word }` sends you once a week what fits you, for example `/lotse { $word } Friday 8`.
send_personal_digest-help_off = `/lotse { $word }` ends your own digest.

send_personal_digest-on = Good, you get a digest of your own, for the first time on { $due }, then every week. It comes only if something fits your topics and your time. For another day type `/lotse digest me Friday 8`. `/lotse digest off` ends it.
send_personal_digest-off = Good, I send you no digest of your own any more. `/lotse digest me` brings it back.
send_personal_digest-off_already = You get no digest of your own right now. `/lotse digest me` orders one.
send_personal_digest-no_profile = For this I have to know what fits you. Fill in your profile first, with `/lotse profile`; then `/lotse digest me` works.
send_personal_digest-no_topic = Your profile names no topic yet with which you help. Enter one with `/lotse profile`; then `/lotse digest me` works.
send_personal_digest-unclear = I did not understand that day, so nothing has changed. It goes like this: `/lotse digest me Monday 18`.
send_personal_digest-week =
    { $count ->
        [0] There is nothing for you right now after all.
        [one] For you, about { $needed } of { $left } minutes: one question fits your topics. None of it has to be.
       *[other] For you, about { $needed } of { $left } minutes: { $count } questions fit your topics. None of it has to be.
    }
    .title = Your digest
    .discourse =
        { $count ->
            [0] There is nothing for you right now after all. Write “digest off” to me, and it ends.
            [one] For you, about { $needed } of { $left } minutes: one question fits your topics. None of it has to be. Write “digest off” to me, and it ends.
           *[other] For you, about { $needed } of { $left } minutes: { $count } questions fit your topics. None of it has to be. Write “digest off” to me, and it ends.
        }
send_personal_digest-question =
    { $days ->
        [0] • { $question } (open since today)
        [one] • { $question } (open for one day)
       *[other] • { $question } (open for { $days } days)
    }
send_personal_digest-stop = Send no more
