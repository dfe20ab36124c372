# „Als Frage merken“ im Menü einer Nachricht.

mark_question-done = Danke, ich habe das als Frage gemerkt. Sie steht in `/lotse offen`, bis jemand antwortet. War es ein Versehen, macht „Keine Frage“ im selben Menü es rückgängig.
    .menu = Als Frage merken
mark_question-already = Diese Frage ist schon gemerkt. Du musst nichts mehr tun. Passt das nicht, hilft „Keine Frage“ im selben Menü.
mark_question-reply = Das ist eine Antwort in einem Thread. Als Frage merken kann ich nur die Nachricht, mit der ein Thread beginnt: Dort findest du denselben Eintrag.
mark_question-no_words = Daraus kann ich keine Frage machen: Ich brauche dafür ein paar Worte, die ein Mensch geschrieben hat.
