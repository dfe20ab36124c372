# Die wenigen Worte, die das Forum selbst braucht.

discourse-choose = Antworten Sie hier einfach mit { $words }.
discourse-word = „{ $word }“
discourse-alone = Antworten Sie darauf nicht hier, sondern schreiben Sie mir in einer eigenen Nachricht { $words }.
