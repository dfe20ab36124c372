# The topics, and which of them are mine.

list_topics-help = `/lotse { $word }` shows all topics and how often they are asked about.

list_topics-all =
    { $pages ->
        [one] These are the topics I know, those with most public questions first:
       *[other] I know { $count } topics, those with most public questions first. This is page { $page } of { $pages }:
    }
list_topics-line =
    { $asked ->
        [0] • { $topic }: no question yet
        [one] • { $topic }: one question
       *[other] • { $topic }: { $asked } questions
    }
list_topics-line_learns =
    { $asked ->
        [0] • **{ $topic }**: no question yet. You would like to learn this.
        [one] • **{ $topic }**: one question. You would like to learn this.
       *[other] • **{ $topic }**: { $asked } questions. You would like to learn this.
    }
list_topics-line_teaches =
    { $asked ->
        [0] • **{ $topic }**: no question yet. You can help with this.
        [one] • **{ $topic }**: one question. You can help with this.
       *[other] • **{ $topic }**: { $asked } questions. You can help with this.
    }
list_topics-hint = `/lotse search` finds questions on a topic, `/lotse profile` changes your own topics.
list_topics-page = More topics
