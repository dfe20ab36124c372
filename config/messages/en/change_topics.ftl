# “Thema ändern” (change topics) in a message's menu.

change_topics-done = Thank you, your topics count now, and I stop guessing here. You can change them at any time in the same menu.
    .menu = Change topics
change_topics-same = The question has exactly these topics already. Everything stays as it is.
change_topics-none = I did not keep this as a question, so it has no topics. “Keep as a question” (“Als Frage merken”) in the same menu changes that.
change_topics-gone = I do not have this question any more, so I changed nothing.
change_topics-open = Not right?
change_topics-not_yours = Whoever asked decides about the topics, or the moderators; I have changed nothing. Why not drop them a line, they have the same button.
change_topics-error_unknown = None of these topics is there any more. Please choose others, or leave the field empty.
change_topics-error_many =
    { $at_most ->
        [one] Only one topic fits here. Which one is best?
       *[other] At most { $at_most } topics fit here. Which ones are best?
    }

change_topics-form =
    { $at_most ->
        [one] What is this question about? Choose a topic, or leave it empty if none fits.
       *[other] What is this question about? Choose up to { $at_most } topics, or leave it empty if none fits.
    }
    .title = Change topics
    .submit = Save
    .close = Cancel
change_topics-topics = Topics

change_topics-line =
    { $count ->
        [one] Topic: **{ $topics }**, chosen by people. “Not right?” changes that.
       *[other] Topics: **{ $topics }**, chosen by people. “Not right?” changes that.
    }
