# Stands once below the first message that Lotse writes to somebody unasked.

manners-first_contact =
    I am Lotse, a bot of your community, and for the first time I write to you of my own accord. { $times ->
        [1] I do so once a week at most.
        [2] I do so twice a week at most.
       *[other] I do so { $times } times a week at most.
    } I remember where people ask and answer in public; beyond that, only what you tell me. With `/lotse pause` I leave you in peace, with `/lotse forget me` I delete everything about you.
    .discourse =
    I am Lotse, a bot of your community, and for the first time I write to you of my own accord. { $times ->
        [1] I do so once a week at most.
        [2] I do so twice a week at most.
       *[other] I do so { $times } times a week at most.
    } I remember where people ask and answer in public; beyond that, only what you tell me. Answer `pause`, and I leave you in peace; answer `forget me`, and I delete everything about you.
