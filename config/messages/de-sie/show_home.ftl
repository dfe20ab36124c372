# Der Reiter „Startseite“ in Slack.

show_home-hello = **Guten Tag, ich bin Lotse**, ein Bot. Ich gebe Fragen ihre Themen und bringe Menschen zusammen, die voneinander lernen wollen.
show_home-nothing = Sie haben noch kein Profil. Mit `/lotse profil` legen Sie eines an, das dauert etwa zwei Minuten.
show_home-unfinished = Ihr Profil ist noch nicht ganz fertig. Mit `/lotse profil` gehen Sie die drei Schritte zu Ende.
show_home-learns = Sie möchten lernen: **{ $topics }**
show_home-teaches = Sie können anderen zeigen: **{ $topics }**
show_home-minor = Sie sind unter 18, deshalb bringe ich Sie nicht mit einzelnen Personen zusammen.
