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
# Lernkreise und Lerntandems.

open_pair-hello_circle = Hallo zusammen, schön, dass ihr alle Ja gesagt habt. Ihr möchtet bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus. Alle von euch haben dieselbe Zeit frei: Zum ersten Mal könnt ihr euch **{ $begins } Uhr** treffen. Ihr müsst nicht gleich weit sein. Eine Frage zum Anfang: Woran arbeitest du gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es für dich nicht, genügt ein Klick, ohne Begründung; die anderen können weitermachen. Mit dabei:
    .discourse = Hallo zusammen, schön, dass ihr alle Ja gesagt habt. Ihr möchtet bei **{ $topic }** weiterkommen, { $expert } kennt sich damit aus. Alle von euch haben dieselbe Zeit frei: Zum ersten Mal könnt ihr euch **{ $begins } Uhr** treffen. Ihr müsst nicht gleich weit sein. Eine Frage zum Anfang: Woran arbeitest du gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es für dich nicht, braucht es keine Begründung; die anderen können weitermachen. Mit dabei:
    .title = Lernkreis: { $topic }
open_pair-member = • { $member }
open_pair-hello_tandem = Hallo { $learner } und { $expert }, schön, dass ihr beide Ja gesagt habt. Ihr seid ein Lerntandem: { $learner } möchte bei **{ $topic }** weiterkommen und hilft dafür bei **{ $other }**. Zum ersten Mal könnt ihr euch **{ $begins } Uhr** treffen, je eine halbe Stunde für jedes Thema. Eine Frage zum Anfang: Woran arbeitet ihr gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, genügt ein Klick, ohne Begründung.
    .discourse = Hallo { $learner } und { $expert }, schön, dass ihr beide Ja gesagt habt. Ihr seid ein Lerntandem: { $learner } möchte bei **{ $topic }** weiterkommen und hilft dafür bei **{ $other }**. Zum ersten Mal könnt ihr euch **{ $begins } Uhr** treffen, je eine halbe Stunde für jedes Thema. Eine Frage zum Anfang: Woran arbeitet ihr gerade, und wo hakt es? Ich bin ein Bot und lese hier nicht mit. Passt es nicht, braucht es keine Begründung.
    .title = Lerntandem: { $topic } und { $other }
open_pair-unsure_circle = Ihr habt alle Ja gesagt zum Lernkreis bei **{ $topic }**, aber ich weiß nicht sicher, ob meine Nachricht in eurer Gruppe angekommen ist. Fehlt sie? Dann schicke ich sie noch einmal.
open_pair-by_yourselves_circle = Ihr habt alle Ja gesagt zum Lernkreis bei **{ $topic }**, aber ich weiß wieder nicht, ob meine Nachricht in eurer Gruppe angekommen ist. Darum auf diesem Weg. Schreibt euch am besten direkt; wer zuerst Zeit hat, fängt an. Passt es nicht, genügt ein Klick, ohne Begründung. Mit dir dabei:
open_pair-over_circle = In diesem Lernkreis bist du nicht mehr, oder er ist schon aufgelöst. Du musst nichts mehr tun.
open_pair-over_tandem = Dieses Lerntandem ist schon aufgelöst. Du musst nichts mehr tun.
open_pair-not_opened = Die Gruppe für euren Lernkreis zu **{ $topic }** ließ sich nicht öffnen, deshalb findet er diesmal nicht statt. Das liegt an niemandem von euch, und es tut mir leid. In der nächsten Lernrunde suche ich wieder für dich.
