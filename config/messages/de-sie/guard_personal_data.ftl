# Persönliche Angaben in einer Frage: Das liest nur, wer sie gestellt hat. Gefundenes wird nie wiederholt.

guard_personal_data-warning = Hallo, hier ist Lotse, ein Bot. In Ihrer öffentlichen Frage ({ $link }) steht vielleicht etwas, das nicht alle lesen sollten. Das hat ein Programm gefunden, kein Mensch:
guard_personal_data-care = • etwas aus der Betreuung, etwa eine Fallnummer oder Diagnose
guard_personal_data-people = • eine Liste mit Namen
guard_personal_data-iban = • eine Kontonummer
guard_personal_data-phone = • eine Telefonnummer
guard_personal_data-email = • eine E-Mail-Adresse
guard_personal_data-how = Möchten Sie die Stelle ändern oder die Frage löschen? Mit erfundenen Angaben hilft man Ihnen genauso gut. Bis dahin steht sie in keiner Liste und keinem Digest; nur Sie erfahren davon. Ist alles gut so, sagen Sie es mir mit dem Knopf. Menschen erreichen Sie bei der Moderation.
    .discourse = Möchten Sie die Stelle ändern oder die Frage löschen? Mit erfundenen Angaben hilft man Ihnen genauso gut. Bis dahin steht sie in keiner Liste und keinem Digest; nur Sie erfahren davon. Irre ich mich, brauchen Sie nichts zu tun. Menschen erreichen Sie bei der Moderation.
guard_personal_data-fine = Passt so
guard_personal_data-lifted = Danke, das ist jetzt weg. Ihre Frage steht wieder in den Listen und im Digest.
guard_personal_data-vouched = Gut, dann bleibt es so. Ihre Frage steht wieder in den Listen und im Digest. Ändern Sie sie noch einmal, frage ich nicht wieder nach.
guard_personal_data-gone = Die Frage, nach der ich gefragt hatte, ist gelöscht. Danke.
guard_personal_data-settled = Hier ist nichts mehr zu tun.
