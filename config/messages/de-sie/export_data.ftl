# Alles, was über mich gespeichert ist, als Datei.

export_data-help = `/lotse { $word }` schickt Ihnen alles, was ich über Sie gespeichert habe, als Datei.

export_data-coming = Ich schicke Ihnen alles, was ich über Sie gespeichert habe, in einer Direktnachricht. Sonst sieht es niemand.
export_data-nothing = Über Sie ist nichts gespeichert: kein Profil, keine Frage, keine Antwort. Mit `/lotse profil` legen Sie ein Profil an, wenn Sie möchten.
export_data-file = Hier ist alles, was ich über Sie gespeichert habe: Ihr Profil mit Ihrer Zustimmung und Hinweise auf Ihre Beiträge. Fragen: { $questions }, Antworten: { $answers }, davon nachweislich hilfreich: { $evidence }, Lernpaare: { $matches }. Ändern können Sie Ihr Profil mit `/lotse profil`, alles löschen mit `/lotse vergiss mich`.
export_data-left_out = Andere Mitglieder und ihre Antworten stehen nicht darin, Nachrichten an die Moderation auch nicht: Das schützt andere.
export_data-file_no_profile = Hier ist alles, was ich über Sie gespeichert habe. Ein Profil haben Sie nicht, es sind nur Hinweise, wo Sie öffentlich geschrieben haben. Fragen: { $questions }, Antworten: { $answers }. Ohne Profil vergesse ich sie nach 90 Tagen von selbst, sofort mit `/lotse vergiss mich`.
export_data-unsure = Ich weiß nicht sicher, ob die Datei mit Ihren Daten angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
export_data-send = Meine Daten schicken
