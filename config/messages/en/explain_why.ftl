# Why did I get this?

explain_why-help = `/lotse { $word }` says why I wrote something to you.

explain_why-told =
    { $count ->
        [one] This is what I last wrote for you, and why:
       *[other] This is what I last wrote for you, the newest first, and why:
    }
explain_why-nothing = I have written nothing to you of my own accord lately. `/lotse my data` shows what I know about you.

explain_why-because_tag_question = **{ $when }, a line below your question:** I gave your public question its topics, so that others find it. { $button ->
        [0] The reaction :x: on the line takes them away.
       *[other] “Not right?” below the line changes them, the reaction :x: takes them away.
    }
explain_why-because_tag_question_similar = **{ $when }, a line below your question:** I gave your public question topics so that others find it, and named public questions that sound alike and were answered already. { $button ->
        [0] The reaction :x: on the line takes them away.
       *[other] “Not right?” below the line changes them, the reaction :x: takes them away.
    }
explain_why-because_tag_question_forum = **{ $when }, about your question in the forum:** I gave your public question tags, so that others find it. They stand beside the title. Is one not right? Remove it there.
explain_why-because_tag_question_forum_similar = **{ $when }, about your question in the forum:** I gave your public question tags so that others find it, and named public questions that sound alike and were answered already. The tags stand beside the title. Is one not right? Remove it there.
explain_why-because_show_similar = **{ $when }, a line below your question:** Public questions that sound alike were answered already, and that may help you at once. Put the reaction :x: on the line, and it is gone.
explain_why-because_propose_match = **{ $when }, a request about { $topic }:** You looked for somebody to learn with by `/lotse partner`. Nothing happens without your yes.
explain_why-because_propose_match_expert = **{ $when }, a request about { $topic }:** Your profile says that you can help with it. With `/lotse profile` you take the topic out, with `/lotse pause` you are left in peace.
explain_why-because_settle_match = **{ $when }, about { $topic }:** You were asked about a learning pair or circle, and I did not want to leave you in the dark. With `/lotse pause` no new requests come.
explain_why-because_open_pair = **{ $when }, a group about { $topic }:** You had said yes to it. With the button “Does not fit” in the group it ends without a reason.
explain_why-because_hold_rounds = **{ $when }, about a learning round:** Your profile says what you would like to learn or can pass on; or you were in it. Nothing happens without your yes. With `/lotse pause` you are left in peace.
explain_why-because_report_match = **{ $when }, about { $topic }:** Your learning pair or circle was ended, and you should know. `/lotse pause` stops new requests.
explain_why-because_check_in = **{ $when }, about { $topic }:** I introduced you to each other and ask how it goes, twice in all that time. Whoever says nothing misses nothing. With `/lotse pause` you are left in peace.
explain_why-because_suggest_helpers = **{ $when }, about an open question:** You offer its topic, have helped with it before, or it is your own. With `/lotse profile` you take the topic out, with `/lotse pause` you are left in peace.
explain_why-because_pass_it_on = **{ $when }, about an open question:** You were helped with something like it a while ago, and whoever has just learnt something explains it best. With `/lotse pause` you are left in peace.
explain_why-because_assign_helper = **{ $when }, about an open question:** The moderators thought of you. With `/lotse pause` you are left in peace.
explain_why-because_ask_if_helped = **{ $when }, about your question:** Somebody had answered, and only you know whether it helped. I ask this once at most for each question.
explain_why-because_match = **{ $when }, about a learning pair:** You were asked, or looked for somebody yourself. `/lotse pause` stops new requests.
explain_why-because_ask_around = **{ $when }, about a call for advice:** You asked for it with `/lotse who`, or your profile says that you can help. With `/lotse pause` I do not ask you any more.
explain_why-because_send_personal_digest = **{ $when }, your digest:** You asked for it with `/lotse digest me`. `/lotse digest off` ends it.
explain_why-because_other = **{ $when }, a message:** It belongs to something that you began with me, or is about your question. With `/lotse pause` I ask you nothing more, with `/lotse forget me` everything is deleted.
