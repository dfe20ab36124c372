# „Keine Frage“ im Menü einer Nachricht.

unmark_question-done = In Ordnung, das ist für mich keine Frage, auch wenn sich der Text noch ändert. Was ich dazu gesagt habe, nehme ich zurück. Wenn es doch eine ist, hilft „Als Frage merken“ im selben Menü.
    .menu = Keine Frage
unmark_question-already = Das ist für mich schon keine Frage mehr. Es ist nichts weiter zu tun.
unmark_question-none = In diesem Thread habe ich gar keine Frage gesehen. Es ist nichts zu tun.
