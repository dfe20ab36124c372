# The few words that the forum itself needs.

discourse-choose = Simply answer here with { $words }.
discourse-word = “{ $word }”
discourse-alone = The two of you and I can read this. To tell something to me alone, write { $words } in a message of its own.
