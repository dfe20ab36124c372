# Wie geht es zwei Menschen, die ich bekannt gemacht habe? Jede Person wird allein gefragt.

check_in-ask_met = Vor ein paar Tagen habe ich Sie beide zu **{ $topic }** bekannt gemacht. Haben Sie sich schon verabredet? „Passt nicht“ löst das Lernpaar ohne Begründung auf; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn Sie nichts sagen, läuft es weiter bis zum { $ends }. Mit `/lotse pause` haben Sie Ruhe.
    .discourse = Vor ein paar Tagen habe ich Sie beide zu **{ $topic }** bekannt gemacht. Haben Sie sich schon verabredet? „Passt nicht“ löst das Lernpaar ohne Begründung auf; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn Sie nichts sagen, läuft es weiter bis zum { $ends }. Mit `pause` haben Sie Ruhe.
check_in-met = Ja
check_in-not_yet = Noch nicht
check_in-glad_met = Schön. Ihr Lernpaar zu **{ $topic }** läuft bis zum { $ends }. Ein paar Tage vorher frage ich Sie noch einmal, wie es war.
check_in-not_met = Das macht nichts. Schreiben Sie in Ihre Gruppe gern zwei Zeiten, die Ihnen passen; eine halbe Stunde reicht für den Anfang. Ihr Lernpaar zu **{ $topic }** läuft bis zum { $ends }.
    .discourse = Das macht nichts. Schreiben Sie in Ihre gemeinsame Nachricht gern zwei Zeiten, die Ihnen passen; eine halbe Stunde reicht für den Anfang. Ihr Lernpaar zu **{ $topic }** läuft bis zum { $ends }.
check_in-ask_felt = Ihr Lernpaar zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für Sie? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Ihre Antwort liest niemand außer mir. Mit `/lotse pause` haben Sie Ruhe.
    .discourse = Ihr Lernpaar zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für Sie? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Ihre Antwort liest niemand außer mir. Mit `pause` haben Sie Ruhe.
check_in-good = Gut
check_in-so_so = Ging so
check_in-hard = Schwierig
check_in-glad = Schön, das freut mich. Ihr Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Drücken Sie beide auf „Wir machen weiter“, dauert es noch einmal so lange; drückt nur eine Person, erfährt die andere nichts davon.
    .discourse = Schön, das freut mich. Ihr Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Schreiben Sie mir beide „Wir machen weiter“, dauert es noch einmal so lange; schreibt es nur eine Person, erfährt die andere nichts davon.
check_in-glad_over = Schön, das freut mich. Danke, dass Sie mir von Ihrem Lernpaar zu **{ $topic }** erzählen.
check_in-thanks = Danke, dass Sie es sagen; das bleibt unter uns. Ihr Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Drücken Sie beide auf „Wir machen weiter“, dauert es noch einmal so lange; drückt nur eine Person, erfährt die andere nichts davon.
    .discourse = Danke, dass Sie es sagen; das bleibt unter uns. Ihr Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Schreiben Sie mir beide „Wir machen weiter“, dauert es noch einmal so lange; schreibt es nur eine Person, erfährt die andere nichts davon.
check_in-thanks_over = Danke, dass Sie mir von Ihrem Lernpaar zu **{ $topic }** erzählen. Das bleibt unter uns.
check_in-sorry = Danke, dass Sie das von Ihrem Lernpaar zu **{ $topic }** sagen. Es bleibt unter uns, und ich bringe Sie beide nicht wieder zusammen. Möchten Sie privat mit der Moderation sprechen? Ich sage ihr dann nur, dass Sie reden möchten: nicht warum und nicht über wen.
check_in-talk = Ja, bitte
check_in-no_talk = Nein, danke
check_in-called = Die Moderation weiß jetzt, dass Sie reden möchten, und kommt privat auf Sie zu. Worum es geht, habe ich nicht gesagt; das entscheiden Sie.
check_in-no_word = In Ordnung, dann sage ich niemandem etwas. War etwas nicht in Ordnung, geht „Melden“ in Ihrer Gruppe auch später noch.
    .discourse = In Ordnung, dann sage ich niemandem etwas. War etwas nicht in Ordnung, können Sie mir auch später noch `melden` schreiben.
check_in-nobody_there = Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wenden Sie sich direkt an { GENDER("die Organisator*innen Ihrer Community", "die Menschen, die Ihre Community organisieren") }.
check_in-wish = { $member } möchte privat mit der Moderation sprechen. Ich weiß nicht, worüber, und frage auch nicht danach. Melden Sie sich bitte unter vier Augen.
check_in-go_on = Wir machen weiter
check_in-wishes = Das habe ich mir gemerkt. Möchte die andere Person das auch, geht es weiter, und Sie hören es beide. Sonst endet Ihr Lernpaar zu **{ $topic }** am { $ends } von selbst, und Ihr Wunsch bleibt unter uns.
check_in-longer = Sie möchten beide weitermachen. Ihr Lernpaar zu **{ $topic }** läuft jetzt bis zum { $ends }.
check_in-already = Ihre Antwort habe ich schon. Sie müssen nichts mehr tun.
check_in-too_late = Die Zeit dafür ist schon zu Ende. Treffen Sie sich gern weiter, so oft Sie mögen.
check_in-gone = Diese Frage hat sich erledigt. Sie müssen nichts mehr tun.
check_in-closed = Das Lernpaar zu **{ $topic }** ist aufgelöst. Meine Frage dazu hat sich erledigt.
check_in-over = Die Zeit für Ihr Lernpaar zu **{ $topic }** ist um. Danke, dass Sie dabei waren; treffen Sie sich gern weiter, so oft Sie mögen. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.

# Dasselbe für einen Lernkreis.

check_in-ask_met_circle = Vor ein paar Tagen habe ich Sie zu **{ $topic }** bekannt gemacht. Haben Sie sich schon verabredet? Mit „Passt nicht“ verlassen Sie den Lernkreis ohne Begründung; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn Sie nichts sagen, läuft er weiter bis zum { $ends }. Mit `/lotse pause` haben Sie Ruhe.
    .discourse = Vor ein paar Tagen habe ich Sie zu **{ $topic }** bekannt gemacht. Haben Sie sich schon verabredet? Mit „Passt nicht“ verlassen Sie den Lernkreis ohne Begründung; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn Sie nichts sagen, läuft er weiter bis zum { $ends }. Mit `pause` haben Sie Ruhe.
check_in-glad_met_circle = Schön. Ihr Lernkreis zu **{ $topic }** läuft bis zum { $ends }. Ein paar Tage vorher frage ich Sie noch einmal, wie es war.
check_in-not_met_circle = Das macht nichts. Schreiben Sie in Ihre Gruppe gern zwei Zeiten, die Ihnen passen; eine halbe Stunde reicht für den Anfang. Ihr Lernkreis zu **{ $topic }** läuft bis zum { $ends }.
    .discourse = Das macht nichts. Schreiben Sie in Ihre gemeinsame Nachricht gern zwei Zeiten, die Ihnen passen; eine halbe Stunde reicht für den Anfang. Ihr Lernkreis zu **{ $topic }** läuft bis zum { $ends }.
check_in-ask_felt_circle = Ihr Lernkreis zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für Sie? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Ihre Antwort liest niemand außer mir. Mit `/lotse pause` haben Sie Ruhe.
    .discourse = Ihr Lernkreis zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für Sie? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Ihre Antwort liest niemand außer mir. Mit `pause` haben Sie Ruhe.
check_in-glad_circle = Schön, das freut mich. Ihr Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Drücken Sie alle auf „Wir machen weiter“, dauert er noch einmal so lange; drücken nicht alle, bleibt unter uns, wer es war.
    .discourse = Schön, das freut mich. Ihr Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Schreiben Sie mir alle „Wir machen weiter“, dauert er noch einmal so lange; schreiben es nicht alle, bleibt unter uns, wer es war.
check_in-glad_over_circle = Schön, das freut mich. Danke, dass Sie mir von Ihrem Lernkreis zu **{ $topic }** erzählen.
check_in-thanks_circle = Danke, dass Sie es sagen; das bleibt unter uns. Ihr Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Drücken Sie alle auf „Wir machen weiter“, dauert er noch einmal so lange; drücken nicht alle, bleibt unter uns, wer es war.
    .discourse = Danke, dass Sie es sagen; das bleibt unter uns. Ihr Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Schreiben Sie mir alle „Wir machen weiter“, dauert er noch einmal so lange; schreiben es nicht alle, bleibt unter uns, wer es war.
check_in-thanks_over_circle = Danke, dass Sie mir von Ihrem Lernkreis zu **{ $topic }** erzählen. Das bleibt unter uns.
check_in-sorry_circle = Danke, dass Sie das von Ihrem Lernkreis zu **{ $topic }** sagen. Es bleibt unter uns, und ich bringe Sie nicht wieder zusammen. Möchten Sie privat mit der Moderation sprechen? Ich sage ihr dann nur, dass Sie reden möchten: nicht warum und nicht über wen.
check_in-wishes_circle = Das habe ich mir gemerkt. Möchten die anderen das auch, geht es weiter, und Sie hören es alle. Sonst endet Ihr Lernkreis zu **{ $topic }** am { $ends } von selbst, und Ihr Wunsch bleibt unter uns.
check_in-longer_circle = Sie möchten alle weitermachen. Ihr Lernkreis zu **{ $topic }** läuft jetzt bis zum { $ends }.
check_in-closed_circle = Der Lernkreis zu **{ $topic }** ist für Sie zu Ende. Meine Frage dazu hat sich erledigt.
check_in-over_circle = Die Zeit für Ihren Lernkreis zu **{ $topic }** ist um. Danke, dass Sie dabei waren; treffen Sie sich gern weiter, so oft Sie mögen. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
