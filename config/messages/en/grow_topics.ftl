# /lotse words: words in questions that belong to no topic yet.

grow_topics-help = `/lotse { $word }` shows words that are frequent in questions and belong to no topic, for moderators only.
grow_topics-words =
    { $count ->
        [one] In the questions of the last { $within } days there is a frequent word that belongs to no topic:
       *[other] In the questions of the last { $within } days there are { $count } frequent words that belong to no topic. The most frequent ones:
    }
grow_topics-word = • **{ $word }**: { $questions } questions by { $askers } people
grow_topics-topic = New topic
grow_topics-alias = Alias of …
grow_topics-ignore = Ignore
grow_topics-undo = Undo
grow_topics-hint = Typing works, too: `/lotse words topic Word`, `/lotse words alias Word = Topic`, `/lotse words ignore Word`. With `/lotse words back` you take something of it back.
grow_topics-none = In the questions of the last { $within } days no { $least } people used the same word that belongs to no topic yet. You can add a topic all the same, with `/lotse words topic` and its name.
grow_topics-how = I do not understand that. `/lotse words` shows the list. Or write after it what shall become of a word: `topic Word`, `alias Word = Topic`, `ignore Word` or `back Word`.
grow_topics-moderators_only = Only moderators can do that here.

grow_topics-topic_form = “{ $word }” becomes a topic. From then on I find it in questions, by each of these names and by the word itself.
    .title = New topic
    .submit = Add
    .close = Cancel
grow_topics-de = Name in German
grow_topics-en = Name in English
grow_topics-id = Id
    .hint = Small letters, digits and hyphens. It cannot be changed later.
grow_topics-further = Further names
    .hint = With commas between them: brands, abbreviations, what people say every day.

grow_topics-alias_form = “{ $word }” becomes another name of a topic. From then on I find the topic by it, too.
    .title = Alias of …
    .submit = Add
    .close = Cancel
grow_topics-name = The other name
grow_topics-of = Which topic does it belong to?

grow_topics-done_topic = There is a topic **{ $word }** now, and I find it in new questions. It is in the logbook, too.
grow_topics-done_alias = “{ $word }” belongs to **{ $topic }** now, and I find it in new questions. It is in the logbook, too.
grow_topics-done_ignored = I do not show “{ $word }” in the list any more. It is in the logbook, too.
grow_topics-undone_topic = There is no topic **{ $word }** any more, nor its further names. `/lotse words topic` adds it again.
grow_topics-undone_alias = “{ $word }” does not belong to **{ $topic }** any more. `/lotse words alias` adds it again.
grow_topics-undone_unused = “{ $word }” belongs to **{ $topic }** again. In the moderators' channel that can be decided once more.
grow_topics-undone_unwanted = I suggest **{ $topics }** again, even where only “{ $word }” speaks for it. “Never again” below the next suggestion changes that.
grow_topics-undone_ignored = “{ $word }” may be in the list again. `/lotse words ignore` hides it again.
grow_topics-not_there = I have nothing of it any more that I could take back. `/lotse words back` shows what is still there.
grow_topics-added = This is what moderators changed last. “Undo” takes it back.
grow_topics-was_topic = New topic: **{ $word }**
grow_topics-was_alias = “{ $word }” belongs to **{ $topic }**.
grow_topics-was_unused = “{ $word }” does not belong to **{ $topic }** any more.
grow_topics-was_unwanted = “Never again”: I do not suggest **{ $topics }** where only “{ $word }” speaks for it.
grow_topics-was_ignored = “{ $word }” is ignored.
grow_topics-nothing_added = There is nothing to take back: all topics are as the file has them. `/lotse words` shows what they lack.

grow_topics-error_empty = A name is missing here. Write what the topic is called.
grow_topics-error_long = “{ $word } …” is too long. At most { $most } characters fit, so take the shortest name that everybody understands.
grow_topics-error_taken = “{ $word }” belongs to the topic { $topic } already. A word can belong to one topic only: take another one here.
grow_topics-error_never = I would find “{ $word }” in no question. Take a word of letters and digits, the way people write it.
grow_topics-error_common = “{ $word }” is in nearly every question. Take a word that belongs to this topic alone.
grow_topics-error_many = At most { $most } further names fit here. Take those that people really write.
grow_topics-error_id = That cannot be an id here. This one could: { $word }
grow_topics-error_id_taken = The id “{ $word }” is taken already. Take another one.
grow_topics-error_full = There are { $most } topics already, and no more fit into the lists. Make the word another name of one of them, with `/lotse words alias`.
grow_topics-error_of = Choose just one topic that the name belongs to.
grow_topics-unknown_topic = I know no topic “{ $word }”. `/lotse topics` shows all of them; write one of them behind the equals sign.
