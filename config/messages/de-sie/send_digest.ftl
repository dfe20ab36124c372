# Die Woche: was noch offen ist, und Dank ohne Namen.

send_digest-thread = Hier erzählt Lotse, ein Bot, einmal in der Woche, welche Fragen noch offen sind. Jede Woche kommt ein Beitrag dazu. Wer das nicht lesen möchte, stellt dieses Thema stumm.
    .title = Offene Fragen – { $community }
send_digest-week =
    { $count ->
        [0] **Die Woche – { $community }:** Gerade wartet keine öffentliche Frage auf eine Antwort. Danke, dass Sie füreinander da sind.
        [one] **Die Woche – { $community }:** Eine Frage ist noch offen. Wissen Sie etwas dazu? Auch ein halber Gedanke hilft.
       *[other] **Die Woche – { $community }:** { $count } Fragen sind noch offen. Wissen Sie etwas zu einer davon? Auch ein halber Gedanke hilft.
    }
send_digest-more =
    { $count ->
        [one] Eine weitere Frage ist noch offen:
       *[other] { $count } weitere Fragen sind noch offen:
    }
send_digest-thanks =
    { $answered ->
        [one] Danke an { GENDER("alle Helfer*innen", "alle, die helfen") }: In den letzten sieben Tagen hat eine Frage ihre erste Antwort bekommen.
       *[other] Danke an { GENDER("alle Helfer*innen", "alle, die helfen") }: In den letzten sieben Tagen haben { $answered } Fragen ihre erste Antwort bekommen.
    }
send_digest-topic = **{ $topic }**
send_digest-other = **Noch ohne Thema**
send_digest-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }
send_digest-more_voices =
    { $days ->
        [0] • { $question } (seit heute, sucht weitere Erfahrungen)
        [one] • { $question } (seit einem Tag, sucht weitere Erfahrungen)
       *[other] • { $question } (seit { $days } Tagen, sucht weitere Erfahrungen)
    }
send_digest-preview = So sähe der Digest jetzt aus. Verschickt wird damit nichts.
