# Ein eigener Digest, für wen er gewünscht ist.

send_personal_digest-help = `/lotse { $word }` schickt dir einmal in der Woche, was zu dir passt, zum Beispiel `/lotse { $word } Freitag 8`.
send_personal_digest-help_off = `/lotse { $word }` beendet deinen eigenen Digest.

send_personal_digest-on = Gut, du bekommst deinen eigenen Digest, zum ersten Mal am { $due } Uhr, dann jede Woche. Er kommt nur, wenn etwas zu deinen Themen und deiner Zeit passt. Ein anderer Tag geht so: `/lotse digest mir Freitag 8`. Mit `/lotse digest aus` endet er.
send_personal_digest-off = Gut, ich schicke dir keinen eigenen Digest mehr. Zurück kommt er mit `/lotse digest mir`.
send_personal_digest-off_already = Du bekommst gerade keinen eigenen Digest. Mit `/lotse digest mir` bestellst du einen.
send_personal_digest-no_profile = Dafür muss ich wissen, was zu dir passt. Fülle zuerst dein Profil aus, mit `/lotse profil`; danach klappt `/lotse digest mir`.
send_personal_digest-no_topic = In deinem Profil steht noch kein Thema, bei dem du hilfst. Trag mit `/lotse profil` eines ein; danach klappt `/lotse digest mir`.
send_personal_digest-unclear = Diesen Tag habe ich nicht verstanden, deshalb hat sich nichts geändert. So geht es: `/lotse digest mir Montag 18`.
send_personal_digest-week =
    { $count ->
        [0] Für dich ist gerade doch nichts dabei.
        [one] Für dich, ca. { $needed } von { $left } Minuten: Eine Frage passt zu deinen Themen. Nichts davon muss sein.
       *[other] Für dich, ca. { $needed } von { $left } Minuten: { $count } Fragen passen zu deinen Themen. Nichts davon muss sein.
    }
    .title = Dein Digest
    .discourse =
        { $count ->
            [0] Für dich ist gerade doch nichts dabei. Schreib mir „digest aus“, dann endet das.
            [one] Für dich, ca. { $needed } von { $left } Minuten: Eine Frage passt zu deinen Themen. Nichts davon muss sein. Schreib mir „digest aus“, dann endet das.
           *[other] Für dich, ca. { $needed } von { $left } Minuten: { $count } Fragen passen zu deinen Themen. Nichts davon muss sein. Schreib mir „digest aus“, dann endet das.
        }
send_personal_digest-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }
send_personal_digest-stop = Nicht mehr schicken
