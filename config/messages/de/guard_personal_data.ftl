# Persönliche Angaben in einer Frage: Das liest nur, wer sie gestellt hat. Gefundenes wird nie wiederholt.

guard_personal_data-warning = Hallo, hier ist Lotse, ein Bot. In deiner öffentlichen Frage ({ $link }) steht vielleicht etwas, das nicht alle lesen sollten. Das hat ein Programm gefunden, kein Mensch:
guard_personal_data-care = • etwas aus der Betreuung, etwa eine Fallnummer oder Diagnose
guard_personal_data-people = • eine Liste mit Namen
guard_personal_data-iban = • eine Kontonummer
guard_personal_data-phone = • eine Telefonnummer
guard_personal_data-email = • eine E-Mail-Adresse
guard_personal_data-how = Magst du die Stelle ändern oder die Frage löschen? Mit erfundenen Angaben hilft man dir genauso gut. Bis dahin steht sie in keiner Liste und keinem Digest; nur du erfährst davon. Ist alles gut so, sag es mir mit dem Knopf. Menschen erreichst du bei der Moderation.
    .discourse = Magst du die Stelle ändern oder die Frage löschen? Mit erfundenen Angaben hilft man dir genauso gut. Bis dahin steht sie in keiner Liste und keinem Digest; nur du erfährst davon. Irre ich mich, brauchst du nichts zu tun. Menschen erreichst du bei der Moderation.
guard_personal_data-fine = Passt so
guard_personal_data-lifted = Danke, das ist jetzt weg. Deine Frage steht wieder in den Listen und im Digest.
guard_personal_data-vouched = Gut, dann bleibt es so. Deine Frage steht wieder in den Listen und im Digest. Änderst du sie noch einmal, frage ich nicht wieder nach.
guard_personal_data-gone = Die Frage, nach der ich gefragt hatte, ist gelöscht. Danke.
guard_personal_data-settled = Hier ist nichts mehr zu tun.
