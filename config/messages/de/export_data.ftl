# Alles, was über mich gespeichert ist, als Datei.

export_data-help = `/lotse { $word }` schickt dir alles, was ich über dich gespeichert habe, als Datei.

export_data-coming = Ich schicke dir alles, was ich über dich gespeichert habe, in einer Direktnachricht. Sonst sieht es niemand.
export_data-nothing = Über dich ist nichts gespeichert: kein Profil, keine Frage, keine Antwort. Mit `/lotse profil` legst du ein Profil an, wenn du magst.
export_data-file = Hier ist alles, was ich über dich gespeichert habe: dein Profil mit deiner Zustimmung und Hinweise auf deine Beiträge. Fragen: { $questions }, Antworten: { $answers }, davon nachweislich hilfreich: { $evidence }, Lernpaare: { $matches }. Ändern kannst du dein Profil mit `/lotse profil`, alles löschen mit `/lotse vergiss mich`.
export_data-left_out = Andere Mitglieder und ihre Antworten stehen nicht darin, Nachrichten an die Moderation auch nicht: Das schützt andere.
export_data-file_no_profile = Hier ist alles, was ich über dich gespeichert habe. Ein Profil hast du nicht, es sind nur Hinweise, wo du öffentlich geschrieben hast. Fragen: { $questions }, Antworten: { $answers }. Ohne Profil vergesse ich sie nach 90 Tagen von selbst, sofort mit `/lotse vergiss mich`.
export_data-unsure = Ich weiß nicht sicher, ob die Datei mit deinen Daten angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
export_data-send = Meine Daten schicken
