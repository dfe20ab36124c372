# „Vertraulich“ im Menü einer Nachricht.

keep_confidential-done = In Ordnung, das behandle ich vertraulich: keine Themen, keine Liste, kein Digest. Was ich dazu gespeichert und gesagt habe, ist weg. Die Nachricht selbst bleibt hier für andere lesbar, bis sie gelöscht wird. „Als Frage merken“ macht es rückgängig.
    .menu = Vertraulich
keep_confidential-already = „Vertraulich“ gilt hier schon. Es ist nichts weiter zu tun.
keep_confidential-reply = Ihre Antwort zeige ich ohnehin nirgends. Ich merke mir nur, dass es sie gibt, und das ist weg, sobald Sie sie löschen.
