# /lotse rather not: in private, and nobody else learns of it.

avoid_member-help = `/lotse { $word }` with a mention after it: I will not bring you together with this person. Nobody learns of it; `/lotse after all` takes it back.
avoid_member-help_again = `/lotse { $word }` with a mention after it: I may bring you together with this person again.
avoid_member-kept = All right, I will not bring you and { $name } together. This stays between us: nobody learns of it. `/lotse after all` with the same mention takes it back.
avoid_member-together = All right, I will not bring you and { $name } together again. This stays between us. You are still learning together: if that should end, press here; there is nothing to explain.
avoid_member-over = All right, on your side nothing stands between you and { $name } any more. This stays between us.
avoid_member-how = It goes like this: type `/lotse rather not` and mention the person whom I should not bring you together with. Nobody else reads it.
avoid_member-how_again = It goes like this: type `/lotse after all` and mention the person it is about. Nobody else reads it.
avoid_member-yourself = That is you. If you need some peace, `/lotse pause` helps.
