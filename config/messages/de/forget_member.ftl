# Vergessen werden: eine Nachfrage, dann sofort.

forget_member-ask = Soll ich alles vergessen, was ich über dich weiß? Dein Profil, deine Zustimmung und deine Lernpaare sind dann gelöscht. Wer gerade mit dir lernt, erfährt nur, dass es zu Ende ist, aber keinen Grund. Zurückholen lässt sich das nicht.
forget_member-yes = Ja, alles vergessen
    .word = ja, vergessen
forget_member-no = Nein, behalten
    .word = nein
forget_member-done = Ich habe dich vergessen: Dein Profil, deine Zustimmung, deine Lernpaare und alle Hinweise auf deine Antworten sind gelöscht, und in meinen Nachrichten steht dein Name nicht mehr. Wen ich mit dir nicht wieder zusammenbringen soll, weiß ich weiterhin, aber ohne eure Namen. Deine eigenen Beiträge bleiben, wo du sie geschrieben hast. Alles Gute dir, und mit `/lotse profil` bist du jederzeit wieder dabei.
forget_member-kept = Gut, es bleibt alles, wie es ist.
forget_member-open = Mich vergessen
