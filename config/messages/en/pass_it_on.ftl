# Passing it on: who was helped is the first to help.

pass_it_on-ask =
    { $weeks ->
        [one] A week ago you asked about **{ $topic }**, and you were helped.
       *[other] { $weeks } weeks ago you asked about **{ $topic }**, and you were helped.
    } Now somebody has a similar question:
    { $question }
    Would you like to tell how you solved it? Two sentences are enough. A no is perfectly fine and stays between us. With `/lotse pause` you are left in peace.
    .discourse =
    { $weeks ->
        [one] A week ago you asked about **{ $topic }**, and you were helped.
       *[other] { $weeks } weeks ago you asked about **{ $topic }**, and you were helped.
    } Now somebody in the forum has a similar question:
    { $question }
    Would you like to tell there how you solved it? Two sentences are enough. A no is perfectly fine and stays between us. With `pause` you are left in peace.
