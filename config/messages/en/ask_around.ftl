# Who could help? People are asked privately, and nobody is listed.

ask_around-help = `/lotse { $word }` shows how many could help with a topic, for example `/lotse { $word } spreadsheets`. I never name anybody.

ask_around-which = What do you need help with? Name a topic, for example `/lotse who spreadsheets`. All topics are shown by `/lotse topics`.
ask_around-unknown = I do not know this topic. Those I know are shown by `/lotse topics`.
ask_around-near = I do not know this topic. Do you mean **{ $topic }**? Then type it like that after `/lotse who`.
ask_around-nobody = There is nobody right now whom I could ask about **{ $topic }**. Do ask your question in an open channel: people without a profile read along there, too.
ask_around-few = A few people here could help with **{ $topic }**. I name nobody, but I will gladly ask up to two of them privately whether they would like to write to you.
ask_around-some =
    { $count ->
        [one] One person here could help with **{ $topic }**. I name nobody, but I will gladly ask them privately whether they would like to write to you.
       *[other] { $count } people here could help with **{ $topic }**. I name nobody, but I will gladly ask up to two of them privately whether they would like to write to you.
    }
ask_around-ask = Yes, ask them
ask_around-no_profile = Before I ask somebody for you, I need your consent and a few words from you. It takes about two minutes.
ask_around-minor = I only bring adults together one to one, which protects everybody. In the open channels you are very welcome: do ask your question there.
ask_around-waiting = I am already asking about **{ $topic }** for you, and you will hear from me by { $until }. After that I am happy to take the next question.

ask_around-form = I will ask up to two people about { $topic } in a direct message. They read this one line, but not your name; I tell it only once somebody says yes.
    .title = Ask somebody
    .submit = Ask
    .close = Cancel
ask_around-about = What is it about, in one sentence?
    .hint = Write nothing that would tell who you are, or who others are.
ask_around-error_about = One sentence of 150 characters at most is enough. What is it about?
ask_around-asked = I am now asking about **{ $topic }** for you. If somebody says yes, I will open a group for the two of you; you will hear from me by { $until }, either way.
ask_around-full = There is nobody I can ask about **{ $topic }** for you right now. It is not about you: volunteers have little time. Do ask your question in an open channel, or try again next week.
ask_around-not_this_time = Nobody found the time for **{ $topic }** this time. It is not about you: volunteers have little of it. Do ask your question in an open channel, more people read along there.

ask_around-request = Somebody is looking for advice on **{ $topic }**: “{ $about }” Your profile says that you are confident with it. Would you like to get in touch? If you say yes, I will open a group for the two of you. A no is perfectly fine and stays between us. I will wait until { $until }; with `/lotse pause` I do not ask you any more.
ask_around-yes = Yes, I will write
ask_around-no = Not right now
ask_around-accepted = Thank you for your yes to **{ $topic }**. I will introduce you to each other in a group of your own.
ask_around-thanks = Thank you for telling me. There is nothing more to do about **{ $topic }**, and your no stays between us.
ask_around-closed = This request about **{ $topic }** is settled. There is nothing for you to do.
ask_around-over = This request is not open any more. Thank you, there is nothing for you to do.
ask_around-gone = This request does not exist any more. With `/lotse who` and a topic you begin anew.
