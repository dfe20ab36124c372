# The one quiet line below a question: which topics, why, and how to take it back.

tag_question-line =
    { $count ->
        [one] Topic: **{ $topics }**, because it says here: { $words }.
       *[other] Topics: **{ $topics }**, because it says here: { $words }.
    } { $button ->
        [0] Not right? The reaction :x: takes this line back.
       *[other] “Not right?” changes that, and the reaction :x: takes it all back.
    }
    .discourse =
        { $count ->
            [one] I am Lotse, a bot, and gave this question a tag: **{ $topics }**, because it says here: { $words }. Not right? Remove it beside the title above, and this line goes with it.
           *[other] I am Lotse, a bot, and gave this question some tags: **{ $topics }**, because it says here: { $words }. Is one not right? Remove it beside the title above, and I will change this line too.
        }

# Its topic is told by the category of the forum (forum_category in topics.toml).
tag_question-placed =
    { $count ->
        [one] I am Lotse, a bot, and gave this question a tag: **{ $topics }**, because that is what this category is for. Not right? Remove it beside the title above, and this line goes with it.
       *[other] I am Lotse, a bot, and gave this question some tags: **{ $topics }**, because of this category, and because it says here: { $words }. Is one not right? Remove it beside the title above, and I will change this line too.
    }

tag_question-left =
    { $count ->
        [one] Topic: **{ $topics }**. Somebody adjusted the tags, and I go by that.
       *[other] Topics: **{ $topics }**. Somebody adjusted the tags, and I go by that.
    }
