# Zwei Menschen, die beide Ja gesagt haben, lernen sich kennen.

open_pair-hello = Guten Tag { $learner } und { $expert }, schön, dass Sie beide Ja gesagt haben. { $learner } möchte bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus, und **{ $slot }** passt Ihnen beiden. Eine Frage zum Anfang: { $learner }, woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
    .title = Lernpaar: { $topic }
    .discourse = Hallo { $learner } und { $expert }, schön, dass Sie beide Ja gesagt haben. { $learner } möchte bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus, und **{ $slot }** passt Ihnen beiden. Eine Frage zum Anfang: { $learner }, woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, braucht es keine Begründung.
open_pair-hello_asked = Guten Tag { $learner } und { $expert }. { $learner } hat nach Hilfe bei **{ $topic }** gefragt, { $expert } hat Ja gesagt. Eine Frage zum Anfang: { $learner }, wo hakt es gerade? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
open_pair-conduct = Für alle gilt unser { $conduct }.

open_pair-unsure = Sie haben beide Ja gesagt zu **{ $topic }**, aber ich weiß nicht sicher, ob meine Nachricht in Ihrer Gruppe angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
open_pair-again = Noch einmal schicken
open_pair-sent_again = Die Nachricht ist unterwegs. Die Gruppe finden Sie gleich bei Ihren Direktnachrichten.
open_pair-by_yourselves = Sie haben beide Ja gesagt zu **{ $topic }**, aber ich weiß wieder nicht, ob meine Nachricht in Ihrer Gruppe angekommen ist. Darum auf diesem Weg: Ihr Gegenüber ist { $partner }. Schreiben Sie sich am besten direkt; wer zuerst Zeit hat, fängt an. Passt es nicht, genügt ein Klick, ohne Begründung.
open_pair-over = Dieses Lernpaar ist schon aufgelöst. Sie müssen nichts mehr tun.
# Lernkreise und Lerntandems.

open_pair-hello_circle = Guten Tag zusammen, schön, dass Sie alle Ja gesagt haben. Sie möchten bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus. Alle von Ihnen haben dieselbe Zeit frei: Zum ersten Mal können Sie sich **{ $begins } Uhr** treffen. Sie müssen nicht gleich weit sein. Eine Frage zum Anfang: Woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es für Sie nicht, genügt ein Klick, ohne Begründung; die anderen können weitermachen. Mit dabei:
    .discourse = Guten Tag zusammen, schön, dass Sie alle Ja gesagt haben. Sie möchten bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus. Alle von Ihnen haben dieselbe Zeit frei: Zum ersten Mal können Sie sich **{ $begins } Uhr** treffen. Sie müssen nicht gleich weit sein. Eine Frage zum Anfang: Woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es für Sie nicht, braucht es keine Begründung; die anderen können weitermachen. Mit dabei:
    .title = Lernkreis: { $topic }
open_pair-member = • { $member }
open_pair-hello_tandem = Guten Tag { $learner } und { $expert }, schön, dass Sie beide Ja gesagt haben. Sie sind ein Lerntandem: { $learner } möchte bei **{ $topic }** weiterkommen und hilft dafür bei **{ $other }**. Zum ersten Mal können Sie sich **{ $begins } Uhr** treffen, je eine halbe Stunde für jedes Thema. Eine Frage zum Anfang: Woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
    .discourse = Guten Tag { $learner } und { $expert }, schön, dass Sie beide Ja gesagt haben. Sie sind ein Lerntandem: { $learner } möchte bei **{ $topic }** weiterkommen und hilft dafür bei **{ $other }**. Zum ersten Mal können Sie sich **{ $begins } Uhr** treffen, je eine halbe Stunde für jedes Thema. Eine Frage zum Anfang: Woran arbeiten Sie gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, braucht es keine Begründung.
    .title = Lerntandem: { $topic } und { $other }
open_pair-unsure_circle = Sie haben alle Ja gesagt zum Lernkreis bei **{ $topic }**, aber ich weiß nicht sicher, ob meine Nachricht in Ihrer Gruppe angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
open_pair-by_yourselves_circle = Sie haben alle Ja gesagt zum Lernkreis bei **{ $topic }**, aber ich weiß wieder nicht, ob meine Nachricht in Ihrer Gruppe angekommen ist. Darum auf diesem Weg. Schreiben Sie sich am besten direkt; wer zuerst Zeit hat, fängt an. Passt es nicht, genügt ein Klick, ohne Begründung. Mit Ihnen dabei:
open_pair-over_circle = In diesem Lernkreis sind Sie nicht mehr, oder er ist schon aufgelöst. Sie müssen nichts mehr tun.
open_pair-over_tandem = Dieses Lerntandem ist schon aufgelöst. Sie müssen nichts mehr tun.
open_pair-not_opened = Die Gruppe für Ihren Lernkreis zu **{ $topic }** ließ sich nicht öffnen, deshalb findet er diesmal nicht statt. Das liegt an niemandem von Ihnen, und es tut mir leid. In der nächsten Lernrunde suche ich wieder für Sie.
