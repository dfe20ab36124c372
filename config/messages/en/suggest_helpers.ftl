# Open questions: asking people for an answer, each alone and in private.

suggest_helpers-ask_offered =
    { $experience ->
        [1] Somebody is looking for experiences with **{ $topics }**. I ask you because you offered that. Two sentences are enough.
       *[other] Somebody is asking about **{ $topics }**, and an answer is still missing. I ask you because you offered that.
    } { $minutes ->
        [one] Expect about a minute.
       *[other] Expect about { $minutes } minutes.
    }
    { $question }
    Would you like to answer? A no stays between us. If the topic no longer suits you, change it with `/lotse profile`.
suggest_helpers-ask_answered =
    { $experience ->
        [1] Somebody is looking for experiences with **{ $topics }**. I ask you because you helped with that lately. Two sentences are enough.
       *[other] Somebody is asking about **{ $topics }**, and an answer is still missing. I ask you because you helped with that lately.
    } { $minutes ->
        [one] Expect about a minute.
       *[other] Expect about { $minutes } minutes.
    }
    { $question }
    Would you like to answer? A no stays between us. What I know about you is deleted by `/lotse forget me`.
suggest_helpers-yes = Yes, I will look
suggest_helpers-no = Not now
suggest_helpers-knows = I know somebody
suggest_helpers-take = Take it
suggest_helpers-again = Ask me again

suggest_helpers-you_look =
    Thank you! Just answer in the thread there:
    { $question }
    { $hours ->
        [one] If you do not get to it within the next hour, I will quietly ask on.
       *[other] If you do not get to it within the next { $hours } hours, I will quietly ask on.
    }
suggest_helpers-you_took =
    Thank you for taking this question. Just answer in the thread there:
    { $question }
    { $hours ->
        [one] If you do not get to it within the next hour, I will quietly ask on.
       *[other] If you do not get to it within the next { $hours } hours, I will quietly ask on.
    }
suggest_helpers-you_cannot = All right, thank you for letting me know. Your no stays between us.
suggest_helpers-you_know =
    Thank you! Simply pass the link on to them. I will not write to them, and I name nobody. Until there is an answer I keep asking, too.
    { $question }
suggest_helpers-you_again = Gladly, then I will ask you again when something suits you.
suggest_helpers-freed = This request is settled, there is nothing you need to do. Thank you for letting me ask you.
suggest_helpers-released =
    No problem, I will ask on. If you would like to later after all, the question is here:
    { $question }
suggest_helpers-helped =
    Thank you for your answer!
    { $question }
suggest_helpers-resting = The last requests went without a word from you, and that is fine. So I will not ask you like this any more until you want me to.

suggest_helpers-already =
    I already have your yes, thank you! Just answer in the thread:
    { $question }
suggest_helpers-over = This question does not need anybody any more right now. Thank you for being there.
suggest_helpers-your_own = This is your own question. I am looking for somebody to help you.
suggest_helpers-somebody_does =
    Somebody is already looking. Thank you! If you would like to add something, please do in the thread:
    { $question }
suggest_helpers-no_profile =
    Thank you! I can only remember your yes once you have a profile (`/lotse profile`). You can answer without one, right in the thread:
    { $question }
suggest_helpers-full =
    Thank you! By your profile your time for this week is taken, so I do not count on you. For more hours, use `/lotse profile`. Of course you may answer all the same:
    { $question }

suggest_helpers-circle =
    We have not found an answer to your question yet; it is not about you.
    { $question }
    The quickest way is now here: { $circle }
    Meanwhile I keep asking.
suggest_helpers-moderators =
    { $days ->
        [one] For a day we have not found an answer to this question:
       *[other] For { $days } days we have not found an answer to this question:
    }
    { $question }
    { $asked ->
        [0] I knew nobody whom I could ask.
        [one] I asked one person.
       *[other] I asked { $asked } people.
    } Do you know who could help? Type `/lotse assign`, and after it this link and the person: then I ask them in private.
suggest_helpers-declined =
    Whoever you wanted to be asked about this question cannot at the moment. That stays between us. The question is still open:
    { $question }
