# Passing it on: who was helped is the first to help.

pass_it_on-ask =
    { $together ->
        [0]
            { $weeks ->
                [one] A week ago you asked about **{ $topic }**, and you were helped.
               *[other] { $weeks } weeks ago you asked about **{ $topic }**, and you were helped.
            }
       *[other] Some time ago you learnt **{ $topic }** with somebody and said that it was good.
    } Now somebody has a similar question:
    { $question }
    Would you like to tell { $together ->
        [0] how you solved it
       *[other] how you do it
    }? Two sentences are enough. A no is perfectly fine and stays between us. With `/lotse pause` you are left in peace.
    .discourse =
    { $together ->
        [0]
            { $weeks ->
                [one] A week ago you asked about **{ $topic }**, and you were helped.
               *[other] { $weeks } weeks ago you asked about **{ $topic }**, and you were helped.
            }
       *[other] Some time ago you learnt **{ $topic }** with somebody and said that it was good.
    } Now somebody in the forum has a similar question:
    { $question }
    Would you like to tell there { $together ->
        [0] how you solved it
       *[other] how you do it
    }? Two sentences are enough. A no is perfectly fine and stays between us. With `pause` you are left in peace.
