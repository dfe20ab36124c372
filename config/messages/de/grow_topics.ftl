# /lotse wörter: Wörter aus Fragen, die noch zu keinem Thema gehören.

grow_topics-help = `/lotse { $word }` zeigt Wörter, die in Fragen oft vorkommen und zu keinem Thema gehören, nur für die Moderation.
grow_topics-words =
    { $count ->
        [one] In den Fragen der letzten { $within } Tage kommt ein Wort öfter vor, das zu keinem Thema gehört:
       *[other] In den Fragen der letzten { $within } Tage kommen { $count } Wörter öfter vor, die zu keinem Thema gehören. Die häufigsten:
    }
grow_topics-word = • **{ $word }**: { $questions } Fragen von { $askers } Menschen
grow_topics-topic = Neues Thema
grow_topics-alias = Alias von …
grow_topics-ignore = Ignorieren
grow_topics-undo = Rückgängig
grow_topics-hint = Tippen geht auch: `/lotse wörter thema Wort`, `/lotse wörter alias Wort = Thema`, `/lotse wörter ignorieren Wort`. Mit `/lotse wörter zurück` nimmst du etwas davon wieder zurück.
grow_topics-none = In den Fragen der letzten { $within } Tage haben nirgends { $least } Menschen dasselbe Wort gebraucht, das noch zu keinem Thema gehört. Ein Thema kannst du trotzdem anlegen, mit `/lotse wörter thema` und seinem Namen.
grow_topics-how = Das verstehe ich nicht. `/lotse wörter` zeigt die Liste. Sonst schreib danach, was werden soll: `thema Wort`, `alias Wort = Thema`, `ignorieren Wort` oder `zurück Wort`.
grow_topics-moderators_only = Das kann hier nur die Moderation.

grow_topics-topic_form = Aus „{ $word }“ wird ein Thema. Ab dann finde ich es in Fragen, an jedem dieser Namen und auch am Wort selbst.
    .title = Neues Thema
    .submit = Anlegen
    .close = Abbrechen
grow_topics-de = Name auf Deutsch
grow_topics-en = Name auf Englisch
grow_topics-id = Kennung
    .hint = Kleine Buchstaben, Ziffern und Bindestriche. Später lässt sie sich nicht mehr ändern.
grow_topics-further = Weitere Namen
    .hint = Durch Kommas getrennt: Marken, Abkürzungen, was man im Alltag sagt.

grow_topics-alias_form = „{ $word }“ wird ein weiterer Name eines Themas. Ab dann finde ich das Thema auch daran.
    .title = Alias von …
    .submit = Eintragen
    .close = Abbrechen
grow_topics-name = Der weitere Name
grow_topics-of = Zu welchem Thema gehört er?

grow_topics-done_topic = Das Thema **{ $word }** gibt es jetzt, und in neuen Fragen finde ich es. Im Protokoll steht es auch.
grow_topics-done_alias = „{ $word }“ gehört jetzt zu **{ $topic }**, und in neuen Fragen finde ich es. Im Protokoll steht es auch.
grow_topics-done_ignored = „{ $word }“ zeige ich in der Liste nicht mehr. Im Protokoll steht es auch.
grow_topics-undone_topic = Das Thema **{ $word }** gibt es nicht mehr, auch seine weiteren Namen nicht. Mit `/lotse wörter thema` legst du es wieder an.
grow_topics-undone_alias = „{ $word }“ gehört nicht mehr zu **{ $topic }**. Mit `/lotse wörter alias` trägst du es wieder ein.
grow_topics-undone_unused = „{ $word }“ gehört wieder zu **{ $topic }**. Im Kanal der Moderation lässt sich das noch einmal entscheiden.
grow_topics-undone_unwanted = **{ $topics }** schlage ich wieder vor, auch wenn nur „{ $word }“ dafür spricht. „Nie wieder“ unter dem nächsten Vorschlag ändert das.
grow_topics-undone_ignored = „{ $word }“ kann wieder in der Liste stehen. Mit `/lotse wörter ignorieren` blendest du es wieder aus.
grow_topics-not_there = Davon steht bei mir nichts mehr, was ich zurücknehmen könnte. Was noch da ist, zeigt `/lotse wörter zurück`.
grow_topics-added = Das hat die Moderation zuletzt geändert. „Rückgängig“ nimmt es zurück.
grow_topics-was_topic = Neues Thema: **{ $word }**
grow_topics-was_alias = „{ $word }“ gehört zu **{ $topic }**.
grow_topics-was_unused = „{ $word }“ gehört nicht mehr zu **{ $topic }**.
grow_topics-was_unwanted = „Nie wieder“: **{ $topics }** schlage ich nicht vor, wenn nur „{ $word }“ dafür spricht.
grow_topics-was_ignored = „{ $word }“ wird ignoriert.
grow_topics-nothing_added = Es gibt nichts zurückzunehmen: Alle Themen stehen so in der Datei. Mit `/lotse wörter` siehst du, was ihnen fehlt.

grow_topics-error_empty = Hier fehlt ein Name. Schreib, wie das Thema heißt.
grow_topics-error_long = „{ $word } …“ ist zu lang. Höchstens { $most } Zeichen passen, nimm den kürzesten Namen, den alle verstehen.
grow_topics-error_taken = „{ $word }“ gehört schon zum Thema { $topic }. Ein Wort kann nur zu einem Thema gehören: Nimm hier ein anderes.
grow_topics-error_never = „{ $word }“ würde ich in keiner Frage finden. Nimm ein Wort aus Buchstaben und Ziffern, so wie Menschen es schreiben.
grow_topics-error_common = „{ $word }“ steht in fast jeder Frage. Nimm ein Wort, das nur zu diesem Thema gehört.
grow_topics-error_many = Hier passen höchstens { $most } weitere Namen. Nimm die, die Menschen wirklich schreiben.
grow_topics-error_id = Das geht hier nicht als Kennung. So ginge es: { $word }
grow_topics-error_id_taken = Die Kennung „{ $word }“ ist schon vergeben. Nimm eine andere.
grow_topics-error_full = Es gibt schon { $most } Themen, mehr passen nicht in die Listen. Gib das Wort einem davon als weiteren Namen, mit `/lotse wörter alias`.
grow_topics-error_of = Such genau ein Thema aus, zu dem der Name gehört.
grow_topics-unknown_topic = Ein Thema „{ $word }“ kenne ich nicht. Mit `/lotse themen` siehst du alle; schreib eines davon hinter das Gleichheitszeichen.
