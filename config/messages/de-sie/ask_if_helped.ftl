# Einmal nachgefragt, unter vier Augen: Hat die Antwort geholfen?

ask_if_helped-ask =
    Auf Ihre Frage hat jemand geantwortet. Hat das geholfen?
    { $question }
    Ich bin ein Bot und frage nur dieses eine Mal. Wenn Sie nichts sagen, bleibt alles, wie es ist.
ask_if_helped-yes = Ja
ask_if_helped-partly = Teilweise
ask_if_helped-no = Nein
ask_if_helped-after_all = Hat doch geholfen
ask_if_helped-not_quite = Doch noch nicht
ask_if_helped-glad =
    Schön, das freut mich. Ihre Frage gilt damit als beantwortet:
    { $question }
    Hat eine andere Antwort mehr geholfen, setzen Sie dort die Reaktion :white_check_mark:.
    .discourse =
    Schön, das freut mich. Ihre Frage gilt damit als beantwortet. Hat eine andere Antwort mehr geholfen, markieren Sie sie dort als Lösung:
    { $question }
ask_if_helped-asking_on =
    Danke, dass Sie es sagen. Ihre Frage bleibt offen:
    { $question }
    In den nächsten Stunden frage ich einzelne Menschen, die sich auskennen; antworten sie, lesen Sie es im Thread.
    .discourse =
    Danke, dass Sie es sagen. Ihre Frage bleibt offen:
    { $question }
    In den nächsten Stunden frage ich einzelne Menschen, die sich auskennen; antworten sie, lesen Sie es dort.
ask_if_helped-still_open =
    Danke, dass Sie es sagen. Ihre Frage bleibt offen und steht im nächsten Digest:
    { $question }
    Schreiben Sie gern in den Thread, was noch fehlt.
    .discourse =
    Danke, dass Sie es sagen. Ihre Frage bleibt offen und steht im nächsten Digest:
    { $question }
    Schreiben Sie gern dazu, was noch fehlt.
ask_if_helped-gone = Diese Frage gibt es nicht mehr, oder sie ist nicht von Ihnen. Sie müssen nichts tun.
ask_if_helped-no_answer = Die Antwort gibt es nicht mehr, deshalb bleibt Ihre Frage offen. Sie müssen nichts tun.
