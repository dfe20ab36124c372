# /lotse tag LINK TOPICS: moderators say what a question is about.

set_topics-help = `/lotse { $word }` sets the topics of a question, first its link and then the topics, for moderators only.
set_topics-how = Write the link to the question first, then its topics, like this: `/lotse tag https://… Excel, surveys`. With `none` you take all of them away.
set_topics-unknown_question = I know no question under “{ $word }”. Copy the link of its first message; it has to be somewhere I read along.
set_topics-unknown_topic = “{ $word }” is none of your topics, so I have changed nothing. All topics stand in config/topics.toml.
set_topics-unknown_topic_near = “{ $word }” is none of your topics, so I have changed nothing. Did you mean **{ $topic }**?
set_topics-too_many = At most five topics fit a question. Name the most important ones.
set_topics-set = Set: **{ $topics }**. I will not change that any more, but you can at any time with `/lotse tag`. The question is here: { $thread }
set_topics-cleared = This question has no topics any more, and I look for no new ones. With `/lotse tag` you can set some. It is here: { $thread }

set_topics-line =
    { $count ->
        [one] Topic: **{ $topics }**. The moderators have set it.
       *[other] Topics: **{ $topics }**. The moderators have set them.
    }
    .discourse =
        { $count ->
            [one] I am Lotse, a bot. The moderators have given this question a topic: **{ $topics }**.
           *[other] I am Lotse, a bot. The moderators have given this question topics: **{ $topics }**.
        }
