# „Thema ändern“ im Menü einer Nachricht.

change_topics-done = Danke, jetzt gelten deine Themen, und ich rate hier nicht mehr. Ändern kannst du sie jederzeit im selben Menü.
    .menu = Thema ändern
change_topics-same = Genau diese Themen hat die Frage schon. Es bleibt, wie es ist.
change_topics-none = Das habe ich mir nicht als Frage gemerkt, deshalb hat es keine Themen. Mit „Als Frage merken“ im selben Menü kannst du das ändern.
change_topics-gone = Diese Frage gibt es bei mir nicht mehr, deshalb habe ich nichts geändert.
change_topics-open = Passt nicht?
change_topics-not_yours = Über die Themen entscheidet, wer gefragt hat, oder die Moderation; ich habe nichts geändert. Schreib der Person doch kurz, sie hat denselben Knopf.
change_topics-error_unknown = Davon gibt es kein Thema mehr. Such bitte andere aus, oder lass das Feld leer.
change_topics-error_many =
    { $at_most ->
        [one] Hier passt nur ein Thema. Welches trifft es am besten?
       *[other] Hier passen höchstens { $at_most } Themen. Welche treffen es am besten?
    }

change_topics-form =
    { $at_most ->
        [one] Worum geht es in dieser Frage? Such ein Thema aus, oder lass das Feld leer, wenn keines passt.
       *[other] Worum geht es in dieser Frage? Such bis zu { $at_most } Themen aus, oder lass das Feld leer, wenn keines passt.
    }
    .title = Thema ändern
    .submit = Übernehmen
    .close = Abbrechen
change_topics-topics = Themen

change_topics-line =
    { $count ->
        [one] Thema: **{ $topics }**, von Menschen ausgesucht. „Passt nicht?“ ändert das.
       *[other] Themen: **{ $topics }**, von Menschen ausgesucht. „Passt nicht?“ ändert das.
    }
