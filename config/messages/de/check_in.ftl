# Wie geht es zwei Menschen, die ich bekannt gemacht habe? Jede Person wird allein gefragt.

check_in-ask_met = Vor ein paar Tagen habe ich euch zu **{ $topic }** bekannt gemacht. Habt ihr euch schon verabredet? „Passt nicht“ löst das Lernpaar ohne Begründung auf; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn du nichts sagst, läuft es weiter bis zum { $ends }. Mit `/lotse pause` hast du Ruhe.
    .discourse = Vor ein paar Tagen habe ich euch zu **{ $topic }** bekannt gemacht. Habt ihr euch schon verabredet? „Passt nicht“ löst das Lernpaar ohne Begründung auf; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn du nichts sagst, läuft es weiter bis zum { $ends }. Mit `pause` hast du Ruhe.
check_in-met = Ja
check_in-not_yet = Noch nicht
check_in-glad_met = Schön. Euer Lernpaar zu **{ $topic }** läuft bis zum { $ends }. Ein paar Tage vorher frage ich dich noch einmal, wie es war.
check_in-not_met = Das macht nichts. Schreib in eure Gruppe gern zwei Zeiten, die dir passen; eine halbe Stunde reicht für den Anfang. Euer Lernpaar zu **{ $topic }** läuft bis zum { $ends }.
    .discourse = Das macht nichts. Schreib in eure gemeinsame Nachricht gern zwei Zeiten, die dir passen; eine halbe Stunde reicht für den Anfang. Euer Lernpaar zu **{ $topic }** läuft bis zum { $ends }.
check_in-ask_felt = Euer Lernpaar zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für dich? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Deine Antwort liest niemand außer mir. Mit `/lotse pause` hast du Ruhe.
    .discourse = Euer Lernpaar zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für dich? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Deine Antwort liest niemand außer mir. Mit `pause` hast du Ruhe.
check_in-good = Gut
check_in-so_so = Ging so
check_in-hard = Schwierig
check_in-glad = Schön, das freut mich. Euer Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Drückt ihr beide auf „Wir machen weiter“, dauert es noch einmal so lange; drückt nur eine Person, erfährt die andere nichts davon.
    .discourse = Schön, das freut mich. Euer Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Schreibt ihr mir beide „Wir machen weiter“, dauert es noch einmal so lange; schreibt es nur eine Person, erfährt die andere nichts davon.
check_in-glad_over = Schön, das freut mich. Danke, dass du mir von eurem Lernpaar zu **{ $topic }** erzählst.
check_in-thanks = Danke, dass du es sagst; das bleibt unter uns. Euer Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Drückt ihr beide auf „Wir machen weiter“, dauert es noch einmal so lange; drückt nur eine Person, erfährt die andere nichts davon.
    .discourse = Danke, dass du es sagst; das bleibt unter uns. Euer Lernpaar zu **{ $topic }** endet am { $ends } von selbst. Schreibt ihr mir beide „Wir machen weiter“, dauert es noch einmal so lange; schreibt es nur eine Person, erfährt die andere nichts davon.
check_in-thanks_over = Danke, dass du mir von eurem Lernpaar zu **{ $topic }** erzählst. Das bleibt unter uns.
check_in-sorry = Danke, dass du das von eurem Lernpaar zu **{ $topic }** sagst. Es bleibt unter uns, und ich bringe euch nicht wieder zusammen. Möchtest du privat mit der Moderation sprechen? Ich sage ihr dann nur, dass du reden möchtest: nicht warum und nicht über wen.
check_in-talk = Ja, bitte
check_in-no_talk = Nein, danke
check_in-called = Die Moderation weiß jetzt, dass du reden möchtest, und kommt privat auf dich zu. Worum es geht, habe ich nicht gesagt; das entscheidest du.
check_in-no_word = In Ordnung, dann sage ich niemandem etwas. War etwas nicht in Ordnung, geht „Melden“ in eurer Gruppe auch später noch.
    .discourse = In Ordnung, dann sage ich niemandem etwas. War etwas nicht in Ordnung, kannst du mir auch später noch `melden` schreiben.
check_in-nobody_there = Eine Moderation, die ich rufen könnte, ist hier nicht eingetragen. Bitte wende dich direkt an { GENDER("die Organisator*innen eurer Community", "die Menschen, die eure Community organisieren") }.
check_in-wish = { $member } möchte privat mit der Moderation sprechen. Ich weiß nicht, worüber, und frage auch nicht danach. Meldet euch bitte unter vier Augen.
check_in-go_on = Wir machen weiter
check_in-wishes = Das habe ich mir gemerkt. Möchte die andere Person das auch, geht es weiter, und ihr hört es beide. Sonst endet euer Lernpaar zu **{ $topic }** am { $ends } von selbst, und dein Wunsch bleibt unter uns.
check_in-longer = Ihr möchtet beide weitermachen. Euer Lernpaar zu **{ $topic }** läuft jetzt bis zum { $ends }.
check_in-already = Deine Antwort habe ich schon. Du musst nichts mehr tun.
check_in-too_late = Die Zeit dafür ist schon zu Ende. Trefft euch gern weiter, so oft ihr mögt.
check_in-gone = Diese Frage hat sich erledigt. Du musst nichts mehr tun.
check_in-closed = Das Lernpaar zu **{ $topic }** ist aufgelöst. Meine Frage dazu hat sich erledigt.
check_in-over = Die Zeit für euer Lernpaar zu **{ $topic }** ist um. Danke, dass ihr dabei wart; trefft euch gern weiter, so oft ihr mögt. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.

# Dasselbe für einen Lernkreis.

check_in-ask_met_circle = Vor ein paar Tagen habe ich euch zu **{ $topic }** bekannt gemacht. Habt ihr euch schon verabredet? Mit „Passt nicht“ verlässt du den Lernkreis ohne Begründung; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn du nichts sagst, läuft er weiter bis zum { $ends }. Mit `/lotse pause` hast du Ruhe.
    .discourse = Vor ein paar Tagen habe ich euch zu **{ $topic }** bekannt gemacht. Habt ihr euch schon verabredet? Mit „Passt nicht“ verlässt du den Lernkreis ohne Begründung; alles andere bleibt unter uns. Ich frage nur dieses eine Mal, und wenn du nichts sagst, läuft er weiter bis zum { $ends }. Mit `pause` hast du Ruhe.
check_in-glad_met_circle = Schön. Euer Lernkreis zu **{ $topic }** läuft bis zum { $ends }. Ein paar Tage vorher frage ich dich noch einmal, wie es war.
check_in-not_met_circle = Das macht nichts. Schreib in eure Gruppe gern zwei Zeiten, die dir passen; eine halbe Stunde reicht für den Anfang. Euer Lernkreis zu **{ $topic }** läuft bis zum { $ends }.
    .discourse = Das macht nichts. Schreib in eure gemeinsame Nachricht gern zwei Zeiten, die dir passen; eine halbe Stunde reicht für den Anfang. Euer Lernkreis zu **{ $topic }** läuft bis zum { $ends }.
check_in-ask_felt_circle = Euer Lernkreis zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für dich? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Deine Antwort liest niemand außer mir. Mit `/lotse pause` hast du Ruhe.
    .discourse = Euer Lernkreis zu **{ $topic }** läuft noch bis zum { $ends }. Wie war es bisher für dich? Ich frage nur dieses eine Mal, damit ich beim nächsten Mal besser zusammenbringe, wer zueinander passt. Deine Antwort liest niemand außer mir. Mit `pause` hast du Ruhe.
check_in-glad_circle = Schön, das freut mich. Euer Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Drückt ihr alle auf „Wir machen weiter“, dauert er noch einmal so lange; drücken nicht alle, bleibt unter uns, wer es war.
    .discourse = Schön, das freut mich. Euer Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Schreibt ihr mir alle „Wir machen weiter“, dauert er noch einmal so lange; schreiben es nicht alle, bleibt unter uns, wer es war.
check_in-glad_over_circle = Schön, das freut mich. Danke, dass du mir von eurem Lernkreis zu **{ $topic }** erzählst.
check_in-thanks_circle = Danke, dass du es sagst; das bleibt unter uns. Euer Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Drückt ihr alle auf „Wir machen weiter“, dauert er noch einmal so lange; drücken nicht alle, bleibt unter uns, wer es war.
    .discourse = Danke, dass du es sagst; das bleibt unter uns. Euer Lernkreis zu **{ $topic }** endet am { $ends } von selbst. Schreibt ihr mir alle „Wir machen weiter“, dauert er noch einmal so lange; schreiben es nicht alle, bleibt unter uns, wer es war.
check_in-thanks_over_circle = Danke, dass du mir von eurem Lernkreis zu **{ $topic }** erzählst. Das bleibt unter uns.
check_in-sorry_circle = Danke, dass du das von eurem Lernkreis zu **{ $topic }** sagst. Es bleibt unter uns, und ich bringe euch nicht wieder zusammen. Möchtest du privat mit der Moderation sprechen? Ich sage ihr dann nur, dass du reden möchtest: nicht warum und nicht über wen.
check_in-wishes_circle = Das habe ich mir gemerkt. Möchten die anderen das auch, geht es weiter, und ihr hört es alle. Sonst endet euer Lernkreis zu **{ $topic }** am { $ends } von selbst, und dein Wunsch bleibt unter uns.
check_in-longer_circle = Ihr möchtet alle weitermachen. Euer Lernkreis zu **{ $topic }** läuft jetzt bis zum { $ends }.
check_in-closed_circle = Der Lernkreis zu **{ $topic }** ist für dich zu Ende. Meine Frage dazu hat sich erledigt.
check_in-over_circle = Die Zeit für euren Lernkreis zu **{ $topic }** ist um. Danke, dass ihr dabei wart; trefft euch gern weiter, so oft ihr mögt. War etwas nicht in Ordnung? Mit „Melden“ erfährt es nur die Moderation.
