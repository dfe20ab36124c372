# Öffentliche Fragen finden.

search_threads-help = `/lotse { $word }` findet öffentliche Fragen, zum Beispiel `/lotse { $word } csv umlaute`.

search_threads-found =
    { $count ->
        [one] Eine öffentliche Frage passt dazu:
       *[other] Diese { $count } öffentlichen Fragen passen am besten:
    }
search_threads-answered = • { $question } (beantwortet)
search_threads-open = • { $question } (noch offen)

search_threads-nothing = Dazu habe ich keine öffentliche Frage gefunden. Manchmal hilft ein anderes Wort; sonst stellen Sie Ihre Frage gern in einem offenen Kanal.
search_threads-nothing_on = Zu **{ $topic }** habe ich keine öffentliche Frage gefunden. Stellen Sie Ihre Frage gern in einem offenen Kanal. Ob hier jemand privat helfen kann, zeigt `/lotse wer` mit dem Thema dahinter.
search_threads-empty = Was suchen Sie? Zwei, drei Wörter reichen, zum Beispiel `/lotse suche csv umlaute`.
search_threads-long = Das ist viel auf einmal. Versuchen Sie es mit zwei, drei Wörtern, zum Beispiel `/lotse suche csv umlaute`.
