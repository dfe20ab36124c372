# Finding public questions.

search_threads-help = `/lotse { $word }` finds public questions, for example `/lotse { $word } csv encoding`.

search_threads-found =
    { $count ->
        [one] One public question fits:
       *[other] These { $count } public questions fit best:
    }
search_threads-answered = • { $question } (answered)
search_threads-open = • { $question } (still open)

search_threads-nothing = I found no public question about that. Sometimes another word helps; otherwise do ask your question in an open channel.
search_threads-nothing_on = I found no public question on **{ $topic }**. Do ask yours in an open channel. Whether somebody here can help privately is shown by `/lotse who` with the topic behind it.
search_threads-empty = What are you looking for? Two or three words are enough, for example `/lotse search csv encoding`.
search_threads-long = That is a lot at once. Try two or three words, for example `/lotse search csv encoding`.
