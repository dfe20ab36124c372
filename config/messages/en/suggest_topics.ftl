# Topics that I am less sure of: moderators decide in one click.

suggest_topics-ask = Which of these fit this question? I was not sure enough. “Set” counts at once, and any moderator can take it back with the same button. The question: { $question }
suggest_topics-topic = **{ $topics }**, because it says there: { $words }
suggest_topics-named = **{ $topics }**, because it sounds like: { $words }
suggest_topics-learned = **{ $topics }**, because earlier questions about it sounded like this
suggest_topics-is_set = **{ $topics }** is set now. Press “Set” again, and it is gone.
suggest_topics-is_no = **{ $topics }** does not fit here. Press “No” again, and it is open again.
suggest_topics-is_never = I never suggest **{ $topics }** again where only this speaks for it: { $words }. “Do suggest” changes that.

suggest_topics-set = Set
suggest_topics-no = No
suggest_topics-never = Never again
suggest_topics-again = Do suggest

suggest_topics-over = This was decided differently by now, or the question is gone. I have changed nothing; please look at what it says there now.
suggest_topics-moderators_only = Only moderators can do that here.

suggest_topics-line =
    { $count ->
        [one] Topic: **{ $topics }**. The moderators have had a look.
       *[other] Topics: **{ $topics }**. The moderators have had a look.
    }
    .discourse =
        { $count ->
            [one] I am Lotse, a bot. The moderators have had a look at the topic of this question: **{ $topics }**. Not right? Remove it beside the title above.
           *[other] I am Lotse, a bot. The moderators have had a look at the topics of this question: **{ $topics }**. Is one not right? Remove it beside the title above.
        }
