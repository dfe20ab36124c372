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
