# Die wenigen Worte, die das Forum selbst braucht.

discourse-choose = Antworte hier einfach mit { $words }.
discourse-word = „{ $word }“
discourse-alone = Antworte darauf nicht hier, sondern schreib mir in einer eigenen Nachricht { $words }.
