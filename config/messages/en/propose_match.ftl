# Finding somebody to learn with: the request to both, and why it sometimes does not work out.

propose_match-asked = I have found somebody for **{ $topic }**. I am asking you both in a direct message. If you both say yes by { $until }, I will introduce you.
    .discourse = I have found somebody for **{ $topic }**. I am asking each of you alone. If you both say yes by { $until }, I will introduce you.
propose_match-ask_learner = For **{ $topic }** I have found a person who is further along than you and happy to help. You share a language, and **{ $slot }** suits you both. Would you like to meet them? I name you to each other only once you have both said yes. I will wait until { $until }.
propose_match-ask_expert = Somebody would like to get further with **{ $topic }**, and you offered that topic. You share a language, and **{ $slot }** suits you both. Would you like to help? I name you to each other only once you have both said yes. A no is perfectly fine and stays between us. I will wait until { $until }.

propose_match-no_profile = To find somebody for you, I need a few words from you. With `/lotse profile` it takes about two minutes.
propose_match-profile = Something is still missing in your profile before I can look: topics, languages, times or enough hours. Go through the three steps with `/lotse profile`.
propose_match-minor = I only pair adults one to one, which protects everybody. In the open channels you are very welcome: do ask your question there.
    .discourse = I only pair adults one to one, which protects everybody. In the open forum you are very welcome: do ask your question there.
propose_match-waiting = A request for you is already on its way. Have a look at your direct messages in case your own answer is still missing.
    .discourse = A request for you is already on its way. Have a look whether your answer to it is still missing: “yes” or “no” is enough.
propose_match-unknown_topic = I do not know this topic yet. With `/lotse partner` alone I look for everything you would like to learn.
propose_match-near_topic = I do not know this topic. Do you mean **{ $topic }**? Then type it like that after `/lotse partner`. `/lotse topics` shows all topics.
propose_match-not_learning = **{ $topic }** is not yet among what you would like to learn. Add it with `/lotse profile`, then I will look for it.
propose_match-no_topic = Your profile does not say yet what you would like to learn. Add a topic with `/lotse profile`, then I will look for it.
propose_match-no_expert = Nobody has offered help with { $topics } yet. Do ask your question in an open channel: people without a profile read along there, too.
    .discourse = Nobody has offered help with { $topics } yet. Do ask your question in the open forum: people without a profile read along there, too.
propose_match-level = Those who offer { $topics } at the moment are about as far as you are. Do ask your question in an open channel, and find out together there.
    .discourse = Those who offer { $topics } at the moment are about as far as you are. Do ask your question in the open forum, and find out together there.
propose_match-language = There is somebody for { $topics }, but you do not share a language. Do you speak another one? Then add it with `/lotse profile`.
propose_match-time = There is somebody for { $topics }, but you have no time in common. One more time in your profile is often enough: `/lotse profile`.
propose_match-place = There is somebody for { $topics }, but you cannot meet in the same place. Would online work for you as well? Then change that with `/lotse profile`.
propose_match-full = Those who suit { $topics } have their hands full right now. It is not about you. Try again in a week with `/lotse partner`.
propose_match-another = Look for somebody else
