# /lotse zuweisen, für die Moderation.

assign_helper-ask =
    Die Moderation hat bei dieser Frage an Sie gedacht:
    { $question }
    { $minutes ->
        [one] Rechnen Sie mit etwa einer Minute.
       *[other] Rechnen Sie mit etwa { $minutes } Minuten.
    } Möchten Sie antworten? Ein Nein ist völlig in Ordnung; nur die Moderation erfährt davon.
assign_helper-how = So geht es: Tippen Sie `/lotse zuweisen`, dahinter den Link der Frage, und erwähnen Sie die Person, die ich fragen soll. Den Link kopieren Sie aus dem Menü der Frage.
assign_helper-unknown_link = Unter diesem Link kenne ich keine Frage. Kopieren Sie den Link der ersten Nachricht dort, wo ich mitlese.
assign_helper-over = Diese Frage ist nicht mehr offen, es wird niemand mehr gebraucht.
assign_helper-taken = Dafür ist schon jemand gefragt oder dabei. Kommt nichts, frage ich von selbst weiter.
assign_helper-cannot = Diese Person kann ich dazu gerade nicht fragen: Vielleicht fehlt das Profil, sie macht Pause, alle Zeit ist vergeben, oder die zwei passen nicht zusammen. Schreiben Sie ihr am besten selbst.
assign_helper-asked = Ich frage diese Person unter vier Augen. Sagt sie Ja, lesen Sie die Antwort im Thread; sagt sie Nein, erfährt es nur die Moderation.
