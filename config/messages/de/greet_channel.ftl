# Neu in einem Kanal: wer ich bin, was ich lese, wie man mich anhält.

greet_channel-listening = Hallo, ich bin Lotse, ein Bot. Ich lese hier mit, ob jemand eine Frage stellt, und schreibe dann eine stille Zeile mit den Themen darunter. Direktnachrichten zwischen euch lese ich nicht. Wer gefragt hat, nimmt meine Zeile mit der Reaktion :x: wieder weg, und die Moderation hält mich mit `/lotse stopp` ganz an.
greet_channel-not_listening = Hallo, ich bin Lotse, ein Bot. In diesem Kanal lese ich keine Fragen mit, denn er steht nicht auf meiner Liste. Mit `/lotse hilfe` siehst du, was ich kann, und die Moderation hält mich mit `/lotse stopp` ganz an.
