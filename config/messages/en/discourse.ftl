# The few words that the forum itself needs.

discourse-choose = Simply answer here with { $words }.
discourse-word = “{ $word }”
discourse-alone = Do not answer that here; write { $words } to me in a message of its own.
