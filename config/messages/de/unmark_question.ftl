# „Keine Frage“ im Menü einer Nachricht.

unmark_question-done = In Ordnung, das ist für mich keine Frage, auch wenn sich der Text noch ändert. Was ich dazu gesagt habe, nehme ich zurück. Wenn es doch eine ist, hilft „Als Frage merken“ im selben Menü.
    .menu = Keine Frage
unmark_question-already = Das ist für mich schon keine Frage mehr. Du musst nichts weiter tun.
unmark_question-none = In diesem Thread habe ich gar keine Frage gesehen. Du musst nichts tun.
