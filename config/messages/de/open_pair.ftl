# Zwei Menschen, die beide Ja gesagt haben, lernen sich kennen.

open_pair-hello = Hallo { $learner } und { $expert }, schön, dass ihr beide Ja gesagt habt. { $learner } möchte bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus, und **{ $slot }** passt euch beiden. Eine Frage zum Anfang: { $learner }, woran arbeitest du gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
    .discourse = Hallo { $learner } und { $expert }, schön, dass ihr beide Ja gesagt habt. { $learner } möchte bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus, und **{ $slot }** passt euch beiden. Eine Frage zum Anfang: { $learner }, woran arbeitest du gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, braucht es keine Begründung.
    .title = Lernpaar: { $topic }
open_pair-hello_asked = Hallo { $learner } und { $expert }. { $learner } hat nach Hilfe bei **{ $topic }** gefragt, { $expert } hat Ja gesagt. Eine Frage zum Anfang: { $learner }, wo hakt es gerade? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
open_pair-conduct = Für alle gilt unser { $conduct }.

open_pair-unsure = Ihr habt beide Ja gesagt zu **{ $topic }**, aber ich weiß nicht sicher, ob meine Nachricht in eurer Gruppe angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
open_pair-again = Noch einmal schicken
open_pair-sent_again = Die Nachricht ist unterwegs. Die Gruppe findest du gleich bei deinen Direktnachrichten.
open_pair-by_yourselves = Ihr habt beide Ja gesagt zu **{ $topic }**, aber ich weiß wieder nicht, ob meine Nachricht in eurer Gruppe angekommen ist. Darum auf diesem Weg: Dein Gegenüber ist { $partner }. Schreibt euch am besten direkt; wer zuerst Zeit hat, fängt an. Passt es nicht, genügt ein Klick, ohne Begründung.
open_pair-over = Dieses Lernpaar ist schon aufgelöst. Du musst nichts mehr tun.
