# Ein eigener Digest, für wen er gewünscht ist.

send_personal_digest-help = `/lotse { $word }` schickt Ihnen einmal in der Woche, was zu Ihnen passt, zum Beispiel `/lotse { $word } Freitag 8`.
send_personal_digest-help_off = `/lotse { $word }` beendet Ihren eigenen Digest.

send_personal_digest-on = Gut, Sie bekommen Ihren eigenen Digest, zum ersten Mal am { $due } Uhr, dann jede Woche. Er kommt nur, wenn etwas zu Ihren Themen und Ihrer Zeit passt. Ein anderer Tag geht so: `/lotse digest mir Freitag 8`. Mit `/lotse digest aus` endet er.
send_personal_digest-off = Gut, ich schicke Ihnen keinen eigenen Digest mehr. Zurück kommt er mit `/lotse digest mir`.
send_personal_digest-off_already = Sie bekommen gerade keinen eigenen Digest. Mit `/lotse digest mir` bestellen Sie einen.
send_personal_digest-no_profile = Dafür muss ich wissen, was zu Ihnen passt. Füllen Sie zuerst Ihr Profil aus, mit `/lotse profil`; danach klappt `/lotse digest mir`.
send_personal_digest-no_topic = In Ihrem Profil steht noch kein Thema, bei dem Sie helfen. Tragen Sie mit `/lotse profil` eines ein; danach klappt `/lotse digest mir`.
send_personal_digest-unclear = Diesen Tag habe ich nicht verstanden, deshalb hat sich nichts geändert. So geht es: `/lotse digest mir Montag 18`.
send_personal_digest-week =
    { $count ->
        [0] Für Sie ist gerade doch nichts dabei.
        [one] Für Sie, ca. { $needed } von { $left } Minuten: Eine Frage passt zu Ihren Themen. Nichts davon muss sein.
       *[other] Für Sie, ca. { $needed } von { $left } Minuten: { $count } Fragen passen zu Ihren Themen. Nichts davon muss sein.
    }
    .title = Ihr Digest
    .discourse =
        { $count ->
            [0] Für Sie ist gerade doch nichts dabei. Schreiben Sie mir „digest aus“, dann endet das.
            [one] Für Sie, ca. { $needed } von { $left } Minuten: Eine Frage passt zu Ihren Themen. Nichts davon muss sein. Schreiben Sie mir „digest aus“, dann endet das.
           *[other] Für Sie, ca. { $needed } von { $left } Minuten: { $count } Fragen passen zu Ihren Themen. Nichts davon muss sein. Schreiben Sie mir „digest aus“, dann endet das.
        }
send_personal_digest-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }
send_personal_digest-stop = Nicht mehr schicken
