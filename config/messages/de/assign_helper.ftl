# /lotse zuweisen, für die Moderation.

assign_helper-ask =
    Die Moderation hat bei dieser Frage an dich gedacht:
    { $question }
    { $minutes ->
        [one] Rechne mit etwa einer Minute.
       *[other] Rechne mit etwa { $minutes } Minuten.
    } Magst du antworten? Ein Nein ist völlig in Ordnung; nur die Moderation erfährt davon.
assign_helper-how = So geht es: Tippe `/lotse zuweisen`, dahinter den Link der Frage, und erwähne die Person, die ich fragen soll. Den Link kopierst du aus dem Menü der Frage.
assign_helper-unknown_link = Unter diesem Link kenne ich keine Frage. Kopiere den Link der ersten Nachricht dort, wo ich mitlese.
assign_helper-over = Diese Frage ist nicht mehr offen, es wird niemand mehr gebraucht.
assign_helper-taken = Dafür ist schon jemand gefragt oder dabei. Kommt nichts, frage ich von selbst weiter.
assign_helper-cannot = Diese Person kann ich dazu gerade nicht fragen: Vielleicht fehlt das Profil, sie macht Pause, alle Zeit ist vergeben, oder die zwei passen nicht zusammen. Schreib ihr am besten selbst.
assign_helper-asked = Ich frage diese Person unter vier Augen. Sagt sie Ja, liest du die Antwort im Thread; sagt sie Nein, erfährt es nur die Moderation.
