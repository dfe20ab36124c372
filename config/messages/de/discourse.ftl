# Die wenigen Worte, die das Forum selbst braucht.

discourse-choose = Antworte hier einfach mit { $words }.
discourse-word = „{ $word }“
discourse-alone = Ihr beide und ich lest hier mit. Möchtest du etwas nur mir sagen, schreib mir in einer eigenen Nachricht { $words }.
