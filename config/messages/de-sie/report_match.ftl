# Wenn es nicht passt, und wenn etwas nicht in Ordnung war.

report_match-unfit = Passt nicht
    .word = passt nicht
report_match-report = Melden
    .word = melden
report_match-ended = Dieses Lernpaar zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-parted_you = Danke, dass Sie es sagen. Ihr Lernpaar zu **{ $topic }** ist aufgelöst, und ich bringe Sie beide nicht wieder zusammen. Mit `/lotse partner` suche ich jemand anderes.
report_match-parted_other = Ihr Lernpaar zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über Sie. Danke, dass Sie dabei waren.
report_match-received = Danke, dass Sie sich melden. Die Moderation weiß Bescheid und kommt privat auf Sie zu. Ihr Lernpaar ist aufgelöst, Sie beide werden nicht wieder zusammengebracht, und die andere Person erfährt nichts von Ihrer Meldung.
report_match-received_already = Ihre Meldung ist schon bei der Moderation. Sie kommt privat auf Sie zu.
report_match-nobody_there = Ihr Lernpaar ist aufgelöst, und Sie beide werden nicht wieder zusammengebracht. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wenden Sie sich direkt an { GENDER("die Organisator*innen Ihrer Community", "die Menschen, die Ihre Community organisieren") }.
report_match-over = Dieses Lernpaar ist schon aufgelöst. Sie müssen nichts mehr tun.
report_match-gone = Dieses Lernpaar gibt es nicht mehr. Sie müssen nichts mehr tun.
report_match-case = **Meldung { $case }:** { $reporter } meldet { $reported }. Ich habe die beiden am { $since } Uhr zu **{ $topic }** zusammengebracht, das Lernpaar jetzt aufgelöst und bringe sie nicht wieder zusammen. Sprechen Sie bitte zuerst privat mit { $reporter }. { $reported } weiß nichts davon.
report_match-which = Sie lernen gerade mit mehreren zusammen: { $topics }. Schreiben Sie das Thema dazu, zum Beispiel `/lotse { $word } Excel`.
report_match-nobody = Ich finde gerade kein Lernpaar und keinen Lernkreis von Ihnen. Ist etwas nicht in Ordnung, schreiben Sie bitte direkt der Moderation.
report_match-close = Erledigt
report_match-closed = Fall { $case } ist als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-closed_already = Dieser Fall ist schon als erledigt notiert. Wer das wann war, steht in `/lotse protokoll`.
report_match-moderators_only = Das kann hier nur die Moderation.
# Lernkreise und Lerntandems.

report_match-member = • { $member }
report_match-ended_circle = Dieser Lernkreis zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-ended_tandem = Dieses Lerntandem zu **{ $topic }** ist aufgelöst. Das kommt vor, und niemand ist schuld daran. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
report_match-parted_you_circle = Danke, dass Sie es sagen. Sie sind nicht mehr im Lernkreis zu **{ $topic }**; einen Grund hört niemand von mir. In der nächsten Lernrunde suche ich wieder für Sie.
report_match-parted_you_tandem = Danke, dass Sie es sagen. Ihr Lerntandem zu **{ $topic }** ist aufgelöst, und ich bringe Sie beide nicht wieder zusammen. Mit `/lotse partner` suche ich jemand anderes.
report_match-parted_other_circle = Ihr Lernkreis zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über Sie. Danke, dass Sie dabei waren.
report_match-parted_other_tandem = Ihr Lerntandem zu **{ $topic }** ist aufgelöst. Manchmal passt es einfach nicht, und das sagt nichts über Sie. Danke, dass Sie dabei waren.
report_match-received_circle = Danke, dass Sie sich melden. Die Moderation weiß Bescheid und kommt privat auf Sie zu. Sie sind nicht mehr in diesem Lernkreis, ich bringe Sie mit niemandem daraus wieder zusammen, und die anderen erfahren nichts von Ihrer Meldung.
report_match-received_tandem = Danke, dass Sie sich melden. Die Moderation weiß Bescheid und kommt privat auf Sie zu. Ihr Lerntandem ist aufgelöst, Sie beide werden nicht wieder zusammengebracht, und die andere Person erfährt nichts von Ihrer Meldung.
report_match-nobody_there_circle = Sie sind nicht mehr in diesem Lernkreis, und ich bringe Sie mit niemandem daraus wieder zusammen. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wenden Sie sich direkt an { GENDER("die Organisator*innen Ihrer Community", "die Menschen, die Ihre Community organisieren") }.
report_match-nobody_there_tandem = Ihr Lerntandem ist aufgelöst, und Sie beide werden nicht wieder zusammengebracht. Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wenden Sie sich direkt an { GENDER("die Organisator*innen Ihrer Community", "die Menschen, die Ihre Community organisieren") }.
report_match-over_circle = In diesem Lernkreis sind Sie nicht mehr, oder er ist schon aufgelöst. Sie müssen nichts mehr tun.
report_match-over_tandem = Dieses Lerntandem ist schon aufgelöst. Sie müssen nichts mehr tun.
report_match-case_circle = **Meldung { $case }:** { $reporter } meldet etwas aus einem Lernkreis zu **{ $topic }**, den ich am { $since } Uhr vorgeschlagen habe. { $reporter } ist nicht mehr darin, und ich bringe die Person mit niemandem daraus wieder zusammen. Sprechen Sie bitte zuerst privat mit { $reporter }. Die anderen wissen nichts davon. Im Kreis waren:
report_match-case_tandem = **Meldung { $case }:** { $reporter } meldet { $reported }. Ich habe die beiden am { $since } Uhr zu **{ $topic }** als Lerntandem zusammengebracht, das Tandem jetzt aufgelöst und bringe sie nicht wieder zusammen. Sprechen Sie bitte zuerst privat mit { $reporter }. { $reported } weiß nichts davon.
