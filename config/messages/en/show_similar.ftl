# What was answered before: below a question's topics, or alone.

show_similar-below =
    { $count ->
        [one] Answered before: { $questions }
       *[other] Answered before: { $questions }
    }

show_similar-line =
    { $count ->
        [one] Something similar was answered before: { $questions }
            Not what you need? The reaction :x: takes this line back.
       *[other] Similar questions were answered before: { $questions }
            Not what you need? The reaction :x: takes this line back.
    }
    .discourse =
        { $count ->
            [one] I am Lotse, a bot. Something similar was answered before: { $questions }
                Not what you need? Just read past it: your question stays open.
           *[other] I am Lotse, a bot. Similar questions were answered before: { $questions }
                Not what you need? Just read past it: your question stays open.
        }
