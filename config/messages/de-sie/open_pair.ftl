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
