# An earlier question counts no more: the line says what is left.

follow_similar-topics =
    { $count ->
        [one] Topic: **{ $topics }**.
       *[other] Topics: **{ $topics }**.
    } { $button ->
        [0] Not right? The reaction :x: takes this line back.
       *[other] “Not right?” changes that.
    }
    .discourse =
        { $count ->
            [one] I am Lotse, a bot. This question has a tag: **{ $topics }**. Not right? Remove it beside the title above, and it goes here, too.
           *[other] I am Lotse, a bot. This question has tags: **{ $topics }**. Is one not right? Remove it beside the title above, and it goes here, too.
        }
