# Two people who both said yes get to know each other.

open_pair-hello = Hello { $learner } and { $expert }, good to have you both. { $learner } would like to get further with **{ $topic }**, { $expert } knows their way around it, and **{ $slot }** suits you both. A question to begin with: { $learner }, what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit, one click is enough, no reason needed.
    .discourse = Hello { $learner } and { $expert }, good to have you both. { $learner } would like to get further with **{ $topic }**, { $expert } knows their way around it, and **{ $slot }** suits you both. A question to begin with: { $learner }, what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit, no reason is needed.
    .title = Learning pair: { $topic }
open_pair-hello_asked = Hello { $learner } and { $expert }. { $learner } asked for help with **{ $topic }**, and { $expert } said yes. A question to begin with: { $learner }, where are you stuck right now? I am a bot and do not read along here. If it does not fit, one click is enough, without a reason.
open_pair-conduct = Our { $conduct } applies to everybody.

open_pair-unsure = You have both said yes to **{ $topic }**, but I cannot tell whether my message has reached your group. Is it missing? Then I will send it once more.
open_pair-again = Send it once more
open_pair-sent_again = The message is on its way. You will find the group among your direct messages in a moment.
open_pair-by_yourselves = You have both said yes to **{ $topic }**, but once more I cannot tell whether my message has reached your group. So this way instead: your partner is { $partner }. Just write to each other; whoever has a moment first begins. If it does not fit, one click is enough, no reason needed.
open_pair-over = This learning pair has already ended. There is nothing more you need to do.
# Learning circles and tandems.

open_pair-hello_circle = Hello everybody, good to have you all. You would like to get further with **{ $topic }**, and { $expert } knows their way around it. All of you have the same time free: you can meet for the first time **{ $begins }**. You need not be equally far. A question to begin with: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit for you, one click is enough, no reason needed; the others can go on. Here are:
    .discourse = Hello everybody, good to have you all. You would like to get further with **{ $topic }**, and { $expert } knows their way around it. All of you have the same time free: you can meet for the first time **{ $begins }**. You need not be equally far. A question to begin with: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit for you, no reason is needed; the others can go on. Here are:
    .title = Learning circle: { $topic }
open_pair-hello_joined = Hello everybody, somebody has joined your learning circle on **{ $topic }**, hence this new group; what was written before stays in the old one. With { $expert } you can meet next **{ $begins }**. Please introduce yourselves briefly: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit for you, one click is enough, no reason needed; the others can go on. Here are:
    .discourse = Hello everybody, somebody has joined your learning circle on **{ $topic }**, hence this new message to all of you; what was written before stays in the old one. With { $expert } you can meet next **{ $begins }**. Please introduce yourselves briefly: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit for you, no reason is needed; the others can go on. Here are:
    .title = Learning circle: { $topic }
open_pair-moved = Your learning circle on **{ $topic }** goes on in a new group, because somebody has joined. You will find it among your direct messages. Was something not right here? With “Report” only the moderators hear of it.
    .discourse = Your learning circle on **{ $topic }** goes on in a new message to all of you, because somebody has joined. You will find it among your messages. Was something not right here? With “report” only the moderators hear of it.
open_pair-member = • { $member }
open_pair-hello_tandem = Hello { $learner } and { $expert }, good to have you both. You are a learning tandem: { $learner } would like to get further with **{ $topic }** and helps with **{ $other }** in return. You can meet for the first time **{ $begins }**, half an hour for each topic. A question to begin with: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit, one click is enough, no reason needed.
    .discourse = Hello { $learner } and { $expert }, good to have you both. You are a learning tandem: { $learner } would like to get further with **{ $topic }** and helps with **{ $other }** in return. You can meet for the first time **{ $begins }**, half an hour for each topic. A question to begin with: what are you working on, and where are you stuck? I am a bot and do not read along here. If it does not fit, no reason is needed.
    .title = Learning tandem: { $topic } and { $other }
open_pair-unsure_circle = You have all said yes to the learning circle on **{ $topic }**, but I cannot tell whether my message has reached your group. Is it missing? Then I will send it once more.
open_pair-by_yourselves_circle = You have all said yes to the learning circle on **{ $topic }**, but once more I cannot tell whether my message has reached your group. So this way instead. Just write to each other; whoever has a moment first begins. If it does not fit, one click is enough, no reason needed. With you are:
open_pair-over_circle = You are no longer in this learning circle, or it has already ended. There is nothing more you need to do.
open_pair-over_tandem = This learning tandem has already ended. There is nothing more you need to do.
open_pair-not_opened = The group for your learning circle about **{ $topic }** could not be opened, so it does not take place this time. None of you is to blame, and I am sorry. In the next learning round I will look for you again.
