# Open questions: asking people for an answer, each alone and in private.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Somebody is looking for experiences with **{ $topics }**. I am asking you because you offered that. Two sentences are enough.
       *[other] Somebody is asking about **{ $topics }**, and an answer is still missing. I am asking you because you offered that. { $minutes ->
            [one] It will take about a minute.
           *[other] It will take about { $minutes } minutes.
        }
    }
    { $question }
    Would you like to answer? A no stays between us. If the topic no longer suits you, change it with `/lotse profile`.
    .discourse =
    { $experience ->
        [1] Somebody in the forum is looking for experiences with **{ $topics }**. I am asking you because you offered that. Two sentences are enough.
       *[other] Somebody in the forum is asking about **{ $topics }**, and an answer is still missing. I am asking you because you offered that. { $minutes ->
            [one] It will take about a minute.
           *[other] It will take about { $minutes } minutes.
        }
    }
    { $question }
    Would you like to write something there? A no stays between us. With `pause` I leave you in peace; if the topic no longer suits you, change it with `profile`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Somebody is looking for experiences with **{ $topics }**. I am asking you because you helped with that lately. Two sentences are enough.
       *[other] Somebody is asking about **{ $topics }**, and an answer is still missing. I am asking you because you helped with that lately. { $minutes ->
            [one] It will take about a minute.
           *[other] It will take about { $minutes } minutes.
        }
    }
    { $question }
    Would you like to answer? A no stays between us. With `/lotse pause` I ask you no more; `/lotse forget me` deletes what I know about you.
    .discourse =
    { $experience ->
        [1] Somebody in the forum is looking for experiences with **{ $topics }**. I am asking you because you helped with that lately. Two sentences are enough.
       *[other] Somebody in the forum is asking about **{ $topics }**, and an answer is still missing. I am asking you because you helped with that lately. { $minutes ->
            [one] It will take about a minute.
           *[other] It will take about { $minutes } minutes.
        }
    }
    { $question }
    Would you like to write something there? A no stays between us. With `pause` I ask you no more; `forget me` deletes what I know about you.
suggest_helpers-yes = Yes, I will look
    .word = yes
suggest_helpers-no = Not now
    .word = no
suggest_helpers-knows = I know somebody
    .word = know somebody
suggest_helpers-take = Take it
suggest_helpers-again = Ask me again

suggest_helpers-you_look =
    Thank you! Just answer in the thread there:
    { $question }
    { $hours ->
        [one] If you do not get to it within the next hour, I will quietly ask others.
       *[other] If you do not get to it within the next { $hours } hours, I will quietly ask others.
    }
    .discourse =
    Thank you! Just write your answer about **{ $topics }** in the forum itself; the link is in my request. { $hours ->
        [one] If you do not get to it within the next hour, I will quietly ask others.
       *[other] If you do not get to it within the next { $hours } hours, I will quietly ask others.
    } In case it does not suit you after all:
suggest_helpers-you_took =
    Thank you for taking this question. Just answer in the thread there:
    { $question }
    { $hours ->
        [one] If you do not get to it within the next hour, I will quietly ask others.
       *[other] If you do not get to it within the next { $hours } hours, I will quietly ask others.
    }
suggest_helpers-you_cannot = All right, thank you for letting me know. Your no stays between us.
suggest_helpers-you_know =
    Thank you! Simply pass the link on to them. I will not write to them, and I name nobody. Until there is an answer I keep asking, too.
    { $question }
    .discourse = Thank you! Simply pass the link in my request on to them. I will not write to them, and I name nobody. Until there is an answer I keep asking, too.
suggest_helpers-you_again = Gladly, then I will ask you again when something suits you.
suggest_helpers-freed = This request is settled, there is nothing you need to do. Thank you for letting me ask you.
suggest_helpers-released =
    No problem, I will ask others. If you would like to later after all, the question is here:
    { $question }
    .discourse =
    No problem, I will ask others. If you would like to later after all, let me know. The question is here:
    { $question }
suggest_helpers-helped =
    Thank you for your answer!
    { $question }
    .discourse = Thank you for your answer in the forum!
suggest_helpers-resting = You did not answer my last requests, and that is perfectly fine. I will leave you in peace until you want me to ask again.
    .discourse = You did not answer my last requests, and that is perfectly fine. I will leave you in peace. In case you want me to ask again:

suggest_helpers-already =
    I already have your yes, thank you! Just answer in the thread:
    { $question }
    .discourse = I already have your yes about **{ $topics }**, thank you! Just write your answer in the forum itself; the link is in my request.
suggest_helpers-over = This question is taken care of by now. Thank you for being there.
suggest_helpers-your_own = This is your own question. I am looking for somebody to help you.
suggest_helpers-somebody_does =
    Somebody is already looking. Thank you! If you would like to add something, please do in the thread:
    { $question }
    .discourse = Somebody is already looking. Thank you! If you would like to add something, please do, right in the forum.
suggest_helpers-no_profile =
    Thank you! I can only remember your yes once you have a profile (`/lotse profile`). You can answer without one, right in the thread:
    { $question }
    .discourse = Thank you! I can only remember your yes once you have a profile (`/lotse profile`). You can answer without one, right in the forum.
suggest_helpers-full =
    Thank you! By your profile your hours for this week are taken, so I keep asking others, too. Add hours with `/lotse profile`. Of course you may answer all the same:
    { $question }
    .discourse = Thank you! By your profile your hours for this week are taken, so I keep asking others, too. Add hours with `/lotse profile`. Of course you may answer all the same, right in the forum.

suggest_helpers-written = Was that already your answer to the question? Here only I read it, and I cannot pass it on: please write it in the forum itself; the link is in my request. If it was about something else, write `help` to me. About my request:

suggest_helpers-circle =
    We have not found an answer to your question yet; it is not about you.
    { $question }
    The quickest way is now here: { $circle }
    Meanwhile I keep asking.
suggest_helpers-moderators =
    { $days ->
        [one] This question has been open for a day:
       *[other] This question has been open for { $days } days:
    }
    { $question }
    { $asked ->
        [0] Among the profiles I found nobody to ask.
        [one] I asked one person.
       *[other] I asked { $asked } people.
    } Do you know who could help? Type `/lotse assign`, and after it this link and the person: then I ask them in private.
suggest_helpers-declined =
    The person you had in mind for this question cannot help at the moment. That stays between us. The question is still open:
    { $question }
