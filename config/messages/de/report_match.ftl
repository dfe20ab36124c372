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
report_match-which = Du lernst gerade mit mehreren zusammen: { $topics }. Schreib das Thema dazu, zum Beispiel `/lotse { $word } Excel`.
report_match-nobody = Ich finde gerade kein Lernpaar und keinen Lernkreis von dir. Ist etwas nicht in Ordnung, schreib bitte direkt der Moderation.
report_match-close = Erledigt
report_match-closed = Fall { $case } ist als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-closed_already = Dieser Fall ist schon als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-moderators_only = Das kann hier nur die Moderation.
# Lernkreise und Lerntandems.

report_match-member = • { $member }
report_match-ended_circle = Dieser Lernkreis zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-ended_tandem = Dieses Lerntandem zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-parted_you_circle = Danke, dass du es sagst. Du bist nicht mehr im Lernkreis zu **{ $topic }**; einen Grund hört niemand von mir. In der nächsten Lernrunde suche ich wieder für dich.
report_match-parted_you_tandem = Danke, dass du es sagst. Euer Lerntandem zu **{ $topic }** ist aufgelöst, und ich bringe euch nicht wieder zusammen. Mit `/lotse partner` suche ich jemand anderes.
report_match-parted_other_circle = Euer Lernkreis zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über dich. Danke, dass du dabei warst.
report_match-parted_other_tandem = Euer Lerntandem zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über dich. Danke, dass du dabei warst.
report_match-received_circle = Danke, dass du dich meldest. Die Moderation weiß Bescheid und kommt privat auf dich zu. Du bist nicht mehr in diesem Lernkreis, ich bringe dich mit niemandem daraus wieder zusammen, und die anderen erfahren nichts von deiner Meldung.
report_match-received_tandem = Danke, dass du dich meldest. Die Moderation weiß Bescheid und kommt privat auf dich zu. Euer Lerntandem ist aufgelöst, ihr werdet nicht wieder zusammengebracht, und die andere Person erfährt nichts von deiner Meldung.
report_match-nobody_there_circle = Du bist nicht mehr in diesem Lernkreis, und ich bringe dich mit niemandem daraus wieder zusammen. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wende dich direkt an { GENDER("die Organisator*innen eurer Community", "die Menschen, die eure Community organisieren") }.
report_match-nobody_there_tandem = Euer Lerntandem ist aufgelöst, und ihr werdet nicht wieder zusammengebracht. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wende dich direkt an { GENDER("die Organisator*innen eurer Community", "die Menschen, die eure Community organisieren") }.
report_match-over_circle = In diesem Lernkreis bist du nicht mehr, oder er ist schon aufgelöst. Du musst nichts mehr tun.
report_match-over_tandem = Dieses Lerntandem ist schon aufgelöst. Du musst nichts mehr tun.
report_match-case_circle = **Meldung { $case }:** { $reporter } meldet etwas aus einem Lernkreis zu **{ $topic }**, den ich am { $since } Uhr vorgeschlagen habe. { $reporter } ist nicht mehr darin, und ich bringe die Person mit niemandem daraus wieder zusammen. Sprecht bitte zuerst privat mit { $reporter }. Die anderen wissen nichts davon. Im Kreis waren:
report_match-case_tandem = **Meldung { $case }:** { $reporter } meldet { $reported }. Ich habe die beiden am { $since } Uhr zu **{ $topic }** als Lerntandem zusammengebracht, das Tandem jetzt aufgelöst und bringe sie nicht wieder zusammen. Sprecht bitte zuerst privat mit { $reporter }. { $reported } weiß nichts davon.
