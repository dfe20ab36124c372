# Der Reiter „Startseite“ in Slack.

show_home-hello = **Hallo, ich bin Lotse**, ein Bot. Ich gebe Fragen ihre Themen und bringe Menschen zusammen, die voneinander lernen wollen.
show_home-nothing = Du hast noch kein Profil. Mit `/lotse profil` legst du eines an, das dauert etwa zwei Minuten.
show_home-unfinished = Dein Profil ist noch nicht ganz fertig. Mit `/lotse profil` gehst du die drei Schritte zu Ende.
show_home-learns = Du möchtest lernen: **{ $topics }**
show_home-teaches = Du kannst anderen zeigen: **{ $topics }**
show_home-minor = Du bist unter 18, deshalb bringe ich dich nicht mit einzelnen Personen zusammen.
