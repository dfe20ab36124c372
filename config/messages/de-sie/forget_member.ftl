# Vergessen werden: eine Nachfrage, dann sofort.

forget_member-ask = Soll ich alles vergessen, was ich über Sie weiß? Ihr Profil, Ihre Zustimmung und Ihre Lernpaare sind dann gelöscht. Wer gerade mit Ihnen lernt, erfährt nur, dass es zu Ende ist, aber keinen Grund. Zurückholen lässt sich das nicht.
forget_member-yes = Ja, alles vergessen
    .word = ja, vergessen
forget_member-no = Nein, behalten
    .word = nein
forget_member-done = Ich habe Sie vergessen: Ihr Profil, Ihre Zustimmung, Ihre Lernpaare und alle Hinweise auf Ihre Antworten sind gelöscht, und in meinen Nachrichten steht Ihr Name nicht mehr. Wen ich mit Ihnen nicht wieder zusammenbringen soll, weiß ich weiterhin, aber ohne Namen. Ihre eigenen Beiträge bleiben, wo Sie sie geschrieben haben. Alles Gute, und mit `/lotse profil` sind Sie jederzeit wieder dabei.
forget_member-kept = Gut, es bleibt alles, wie es ist.
forget_member-open = Mich vergessen
