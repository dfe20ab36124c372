# What is typed in the forum, and forms as short questions, one after the other.

read_letter-consent = May I keep that? With “yes” you agree and will keep to the rules.
read_letter-agree = yes
read_letter-disagree = no
read_letter-not_agreed = Fine, then I keep nothing. If you change your mind, write `/lotse profile`.
read_letter-cancelled = Cancelled. I threw away what you wrote in this step. To begin again, write `/lotse profile`.

read_letter-where = That is always about a certain message: open the menu “⋯” beside it and choose the entry there. In the forum, write it in the topic itself.
    .discourse = That is always about a certain topic: write it there as a line of its own, for example `/lotse no question`. I will answer you here.

read_letter-option = { $number } – { $option }
read_letter-topics = There are: { $topics }.
read_letter-known = So far it says: “{ $known }”. Write “next” to leave it so.
read_letter-known_choice = Write “next” to leave it as it is.

read_letter-how_text = (Question { $number } of { $total }. Simply answer here. “back” goes one question back, “cancel” ends it.)
read_letter-how_text_optional = (Question { $number } of { $total }. Simply answer here, or write “skip”. “back” goes one question back, “cancel” ends it.)
read_letter-how_tick = (Question { $number } of { $total }. Answer “yes” or “no”.)
read_letter-how_number = (Question { $number } of { $total }. A number is enough, for example “2”.)
read_letter-how_one = (Question { $number } of { $total }. The number in front is enough.)
read_letter-how_many = (Question { $number } of { $total }. The numbers in front are enough, for example “1, 2”.)
read_letter-how_topics = (Question { $number } of { $total }. Name the topics with commas between them, for example “spreadsheets, surveys”.)
read_letter-how_topics_optional = (Question { $number } of { $total }. Name the topics with commas between them, for example “spreadsheets, surveys”, or write “skip”.)
read_letter-how_slots = (Question { $number } of { $total }. Write it as you would say it, for example “Tue evenings, Saturday morning”.)

read_letter-too_long = That is { $length } characters, and there is room for { $at_most }. Could you say it more briefly?
read_letter-misread_text = There was nothing that I can read.
read_letter-misread_tick = I did not understand that: yes or no?
read_letter-misread_number = I find no number in it that fits here.
read_letter-misread_one = I could not tell which of these you mean.
read_letter-misread_many = I recognised none of these in it.
read_letter-misread_topics = I recognised no topic in it.
read_letter-misread_slots = I recognised no time in it. A day and “morning”, “afternoon” or “evening” are enough.
read_letter-near_topics = I do not know the topic “{ $typed }”. Close to it are: { $near }. Please write all the topics once more.
read_letter-unknown_topic = I do not know the topic “{ $typed }”. Please write all the topics once more, this one in another word or left out.
