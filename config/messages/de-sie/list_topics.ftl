# Die Themen, und was davon meine sind.

list_topics-help = `/lotse { $word }` zeigt alle Themen und wie oft nach ihnen gefragt wird.

list_topics-all =
    { $pages ->
        [one] Diese Themen kenne ich, zuerst die mit den meisten öffentlichen Fragen:
       *[other] Ich kenne { $count } Themen, zuerst die mit den meisten öffentlichen Fragen. Das ist Seite { $page } von { $pages }:
    }
list_topics-line =
    { $asked ->
        [0] • { $topic }: noch keine Frage
        [one] • { $topic }: eine Frage
       *[other] • { $topic }: { $asked } Fragen
    }
list_topics-line_learns =
    { $asked ->
        [0] • **{ $topic }**: noch keine Frage. Das möchten Sie lernen.
        [one] • **{ $topic }**: eine Frage. Das möchten Sie lernen.
       *[other] • **{ $topic }**: { $asked } Fragen. Das möchten Sie lernen.
    }
list_topics-line_teaches =
    { $asked ->
        [0] • **{ $topic }**: noch keine Frage. Dabei können Sie helfen.
        [one] • **{ $topic }**: eine Frage. Dabei können Sie helfen.
       *[other] • **{ $topic }**: { $asked } Fragen. Dabei können Sie helfen.
    }
list_topics-hint = Fragen zu einem Thema findet `/lotse suche`, Ihre Themen ändern Sie mit `/lotse profil`.
list_topics-page = Weitere Themen
