# Warum habe ich das bekommen?

explain_why-help = `/lotse { $word }` sagt, weshalb ich dir etwas geschrieben habe.

explain_why-told =
    { $count ->
        [one] Das habe ich zuletzt für dich geschrieben, und das ist der Grund:
       *[other] Das habe ich zuletzt für dich geschrieben, das Neueste zuerst, und das sind die Gründe:
    }
explain_why-nothing = Von mir aus habe ich dir in letzter Zeit nichts geschrieben. Was ich über dich weiß, zeigt `/lotse meine daten`.

explain_why-because_tag_question = **{ $when } Uhr, eine Zeile unter deiner Frage:** Ich habe deiner öffentlichen Frage Themen gegeben, damit andere sie finden. { $button ->
        [0] Die Reaktion :x: an der Zeile nimmt sie weg.
       *[other] „Passt nicht?“ unter der Zeile ändert sie, die Reaktion :x: nimmt sie weg.
    }
explain_why-because_tag_question_similar = **{ $when } Uhr, eine Zeile unter deiner Frage:** Ich habe deiner öffentlichen Frage Themen gegeben, damit andere sie finden, und öffentliche Fragen genannt, die ähnlich klingen und schon beantwortet sind. { $button ->
        [0] Die Reaktion :x: an der Zeile nimmt sie weg.
       *[other] „Passt nicht?“ unter der Zeile ändert sie, die Reaktion :x: nimmt sie weg.
    }
explain_why-because_tag_question_forum = **{ $when } Uhr, bei deiner Frage im Forum:** Ich habe deiner öffentlichen Frage Schlagwörter gegeben, damit andere sie finden. Sie stehen oben beim Titel. Passt eines nicht, nimm es dort weg.
explain_why-because_tag_question_forum_similar = **{ $when } Uhr, bei deiner Frage im Forum:** Ich habe deiner öffentlichen Frage Schlagwörter gegeben, damit andere sie finden, und öffentliche Fragen genannt, die ähnlich klingen und schon beantwortet sind. Die Schlagwörter stehen oben beim Titel. Passt eines nicht, nimm es dort weg.
explain_why-because_show_similar = **{ $when } Uhr, eine Zeile unter deiner Frage:** Öffentliche Fragen, die ähnlich klingen, sind schon beantwortet, und vielleicht hilft dir das sofort. Setz die Reaktion :x: an die Zeile, und sie verschwindet.
explain_why-because_propose_match = **{ $when } Uhr, eine Anfrage zu { $topic }:** Du hast mit `/lotse partner` jemanden zum Lernen gesucht. Ohne dein Ja geschieht nichts.
explain_why-because_propose_match_expert = **{ $when } Uhr, eine Anfrage zu { $topic }:** Du hast in deinem Profil angegeben, dass du dabei helfen kannst. Mit `/lotse profil` nimmst du das Thema heraus, mit `/lotse pause` hast du Ruhe.
explain_why-because_settle_match = **{ $when } Uhr, zu { $topic }:** Du wurdest zu einem Lernpaar oder Lernkreis gefragt, und ich wollte dich nicht im Ungewissen lassen. Mit `/lotse pause` kommen keine neuen Anfragen.
explain_why-because_open_pair = **{ $when } Uhr, eine Gruppe zu { $topic }:** Dazu hattest du Ja gesagt. Mit dem Knopf „Passt nicht“ in der Gruppe ist es ohne Begründung zu Ende.
explain_why-because_hold_rounds = **{ $when } Uhr, zu einer Lernrunde:** Dein Profil sagt, was du lernen möchtest oder weitergeben kannst; oder du warst dabei. Ohne dein Ja geschieht nichts. Mit `/lotse pause` hast du Ruhe.
explain_why-because_report_match = **{ $when } Uhr, zu { $topic }:** Euer Lernpaar oder Lernkreis wurde beendet, und das solltest du wissen. Neue Anfragen hält `/lotse pause` an.
explain_why-because_check_in = **{ $when } Uhr, zu { $topic }:** Ich habe euch bekannt gemacht und frage nach, wie es läuft, zweimal in der ganzen Zeit. Wer nichts sagt, verpasst nichts. Mit `/lotse pause` hast du Ruhe.
explain_why-because_suggest_helpers = **{ $when } Uhr, zu einer offenen Frage:** Du bietest ihr Thema an, hast dazu schon geholfen, oder es ist deine eigene. Mit `/lotse profil` nimmst du das Thema heraus, mit `/lotse pause` hast du Ruhe.
explain_why-because_pass_it_on = **{ $when } Uhr, zu einer offenen Frage:** Dir wurde vor einiger Zeit bei etwas Ähnlichem geholfen, und so etwas erklärt am besten, wer es gerade gelernt hat. Mit `/lotse pause` hast du Ruhe.
explain_why-because_assign_helper = **{ $when } Uhr, zu einer offenen Frage:** Die Moderation hat dabei an dich gedacht. Mit `/lotse pause` hast du Ruhe.
explain_why-because_ask_if_helped = **{ $when } Uhr, zu deiner Frage:** Jemand hatte geantwortet, und nur du weißt, ob es geholfen hat. Ich frage das zu jeder Frage höchstens einmal.
explain_why-because_match = **{ $when } Uhr, zu einem Lernpaar:** Du wurdest gefragt oder hast selbst gesucht. Neue Anfragen hält `/lotse pause` an.
explain_why-because_ask_around = **{ $when } Uhr, wegen einer Bitte um Rat:** Du hast mit `/lotse wer` selbst darum gebeten, oder dein Profil sagt, dass du helfen kannst. Mit `/lotse pause` frage ich dich nicht mehr.
explain_why-because_send_personal_digest = **{ $when } Uhr, dein Digest:** Du hast ihn mit `/lotse digest mir` bestellt. Mit `/lotse digest aus` endet er.
explain_why-because_other = **{ $when } Uhr, eine Nachricht:** Es ging um etwas, das du bei mir angefangen hast, oder um deine Frage. Mit `/lotse pause` frage ich dich nichts mehr, mit `/lotse vergiss mich` ist alles gelöscht.
