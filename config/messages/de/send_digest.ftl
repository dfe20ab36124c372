# Die Woche: was am dringendsten eine Antwort braucht, und Dank ohne Namen.

send_digest-thread = Hier erzählt Lotse, ein Bot, einmal in der Woche, welche Fragen noch offen sind. Jede Woche kommt ein Beitrag dazu; im nächsten Quartal geht es in einem neuen Thema weiter. Wer das nicht lesen möchte, stellt dieses Thema stumm.
    .title = Offene Fragen, { $quarter }. Quartal { $year } – { $community }
send_digest-week =
    { $count ->
        [0] **Die Woche – { $community }:** Gerade wartet keine öffentliche Frage auf eine Antwort. Danke, dass ihr füreinander da seid.
        [one] **Die Woche – { $community }:** Eine Frage ist noch offen. Weißt du etwas dazu? Auch ein halber Gedanke hilft.
       *[other] **Die Woche – { $community }:** { $count } Fragen sind noch offen. Weißt du etwas zu einer davon? Auch ein halber Gedanke hilft.
    }
send_digest-week_many = **Die Woche – { $community }:** Mindestens { $count } Fragen sind noch offen. Weißt du etwas zu einer davon? Auch ein halber Gedanke hilft.
# Was die Moderation darüber schreibt.
send_digest-intro = { $text }
send_digest-waiting = **Noch ohne Antwort**
send_digest-voices = **Sucht weitere Erfahrungen**
send_digest-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }
send_digest-question_about =
    { $days ->
        [0] • { $question } (seit heute; { $topics })
        [one] • { $question } (seit einem Tag; { $topics })
       *[other] • { $question } (seit { $days } Tagen; { $topics })
    }
send_digest-thanks =
    { $answered ->
        [one] Danke an { GENDER("alle Helfer*innen", "alle, die helfen") }: In den letzten sieben Tagen hat eine Frage ihre erste Antwort bekommen
       *[other] Danke an { GENDER("alle Helfer*innen", "alle, die helfen") }: In den letzten sieben Tagen haben { $answered } Fragen ihre erste Antwort bekommen
    }{ $named ->
        [0] .
       *[other] , darunter:
    }
send_digest-answered = • { $question } (neu beantwortet)
send_digest-suggestion =
    { $count ->
        [one] Ein Mensch hat in den letzten Wochen nach **{ $topic }** gefragt. Das wäre ein Thema für ein gemeinsames Treffen.
       *[other] { $count } verschiedene Menschen haben in den letzten Wochen nach **{ $topic }** gefragt. Das wäre ein Thema für ein gemeinsames Treffen.
    }
send_digest-below =
    { $more ->
        [one] Eine weitere steht im Thread hier darunter.
       *[other] { $more } weitere stehen im Thread hier darunter.
    }
send_digest-below_many = Die nächsten { $more } stehen im Thread hier darunter.
send_digest-elsewhere =
    { $more ->
        [one] Eine weitere ist offen. Alle Fragen ohne Antwort findest du im Forum: { $link }
       *[other] { $more } weitere sind offen. Alle Fragen ohne Antwort findest du im Forum: { $link }
    }
send_digest-elsewhere_many = Viele weitere sind offen. Alle Fragen ohne Antwort findest du im Forum: { $link }
send_digest-more =
    { $count ->
        [one] Eine weitere Frage ist noch offen:
       *[other] { $count } weitere Fragen sind noch offen:
    }
send_digest-preview = So sähe der Digest jetzt aus. Verschickt wird damit nichts.

# Für einen Newsletter: python -m bot digest --markdown

send_digest-outside =
    { $count ->
        [0] Gerade wartet keine öffentliche Frage auf eine Antwort.
        [one] Eine Frage sucht eine Antwort.
       *[other] { $count } Fragen suchen eine Antwort.
    }
    .title = Die Woche – { $community }
send_digest-licence = Lizenz: { $licence }

# Der Entwurf, nur für die Moderation.

send_digest-draft =
    { $left_out ->
        [0] **Entwurf:** So geht der Digest raus, am { $due } Uhr. Tut ihr nichts, kommt er von selbst.
        [one] **Entwurf:** So geht der Digest raus, am { $due } Uhr. Eine Frage habt ihr herausgenommen. Tut ihr nichts, kommt er von selbst.
       *[other] **Entwurf:** So geht der Digest raus, am { $due } Uhr. { $left_out } Fragen habt ihr herausgenommen. Tut ihr nichts, kommt er von selbst.
    }
send_digest-draft_waits =
    { $left_out ->
        [0] **Entwurf:** So sähe der Digest aus. Er wartet auf euch: Erst wenn jemand auf „Senden“ drückt, geht er raus.
        [one] **Entwurf:** So sähe der Digest aus. Eine Frage habt ihr herausgenommen. Er wartet auf euch: Erst wenn jemand auf „Senden“ drückt, geht er raus.
       *[other] **Entwurf:** So sähe der Digest aus. { $left_out } Fragen habt ihr herausgenommen. Er wartet auf euch: Erst wenn jemand auf „Senden“ drückt, geht er raus.
    }
send_digest-edit = Bearbeiten
send_digest-send = Senden
send_digest-hold = Nicht senden
send_digest-draft_sent = Der Digest ist verschickt. Jemand von euch hat ihn losgeschickt.
send_digest-draft_itself = Der Digest ist verschickt, wie angekündigt.
send_digest-draft_held = Diese Woche geht kein Digest raus: So hat es jemand von euch entschieden. Überlegt ihr es euch anders, könnt ihr ihn noch senden.
send_digest-draft_lying = Der Digest liegt noch hier: Seine Stunde ist um, und niemand hat etwas dazu gesagt. Ihr könnt ihn noch senden.
send_digest-form = Du siehst, was jetzt im Digest stünde. Verschickt wird damit noch nichts.
    .title = Digest bearbeiten
    .submit = Merken
    .close = Zurück
send_digest-words_above = Ein paar Worte darüber (höchstens 300 Zeichen)
send_digest-drop = Diese Fragen weglassen
send_digest-answer_edited = Gemerkt. So geht der Digest raus.
send_digest-answer_sent_now = Der Digest ist verschickt.
send_digest-answer_sent = Da war jemand schneller: Der Digest ist schon verschickt.
send_digest-answer_held = Da war jemand schneller: Diese Woche geht kein Digest raus.
send_digest-answer_no_draft = Gerade gibt es keinen Entwurf zum Senden. `/lotse digest vorschau` zeigt, wie der nächste Digest aussähe.
