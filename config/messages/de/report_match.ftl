# Wenn es nicht passt, und wenn etwas nicht in Ordnung war.

report_match-unfit = Passt nicht
    .word = passt nicht
report_match-report = Melden
    .word = melden
report_match-ended = Dieses Lernpaar zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-parted_you = Danke, dass du es sagst. Euer Lernpaar zu **{ $topic }** ist aufgelöst, und ich bringe euch nicht wieder zusammen. Mit `/lotse partner` suche ich jemand anderes.
report_match-parted_other = Euer Lernpaar zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über dich. Danke, dass du dabei warst.
report_match-received = Danke, dass du dich meldest. Die Moderation weiß Bescheid und kommt privat auf dich zu. Euer Lernpaar ist aufgelöst, ihr werdet nicht wieder zusammengebracht, und die andere Person erfährt nichts von deiner Meldung.
report_match-received_already = Deine Meldung ist schon bei der Moderation. Sie kommt privat auf dich zu.
report_match-nobody_there = Euer Lernpaar ist aufgelöst, und ihr werdet nicht wieder zusammengebracht. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wende dich direkt an { GENDER("die Organisator*innen eurer Community", "die Menschen, die eure Community organisieren") }.
report_match-over = Dieses Lernpaar ist schon aufgelöst. Du musst nichts mehr tun.
report_match-gone = Dieses Lernpaar gibt es nicht mehr. Du musst nichts mehr tun.
report_match-case = **Meldung { $case }:** { $reporter } meldet { $reported }. Ich habe die beiden am { $since } Uhr zu **{ $topic }** zusammengebracht, das Lernpaar jetzt aufgelöst und bringe sie nicht wieder zusammen. Sprecht bitte zuerst privat mit { $reporter }. { $reported } weiß nichts davon.
report_match-which = Du hast mehrere Lernpaare: { $topics }. Schreib das Thema dazu, zum Beispiel `/lotse { $word } Excel`.
report_match-nobody = Ich finde gerade kein Lernpaar von dir. Ist etwas nicht in Ordnung, schreib bitte direkt der Moderation.
report_match-close = Erledigt
report_match-closed = Fall { $case } ist als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-closed_already = Dieser Fall ist schon als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-moderators_only = Das kann hier nur die Moderation.
