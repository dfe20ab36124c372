# Warum habe ich das bekommen?

explain_why-help = `/lotse { $word }` sagt, weshalb ich Ihnen etwas geschrieben habe.

explain_why-told =
    { $count ->
        [one] Das habe ich zuletzt für Sie geschrieben, und das ist der Grund:
       *[other] Das habe ich zuletzt für Sie geschrieben, das Neueste zuerst, und das sind die Gründe:
    }
explain_why-nothing = Von mir aus habe ich Ihnen in letzter Zeit nichts geschrieben. Was ich über Sie weiß, zeigt `/lotse meine daten`.

explain_why-because_tag_question = **{ $when } Uhr, eine Zeile unter Ihrer Frage:** Ich habe Ihrer öffentlichen Frage Themen gegeben, damit andere sie finden. { $button ->
        [0] Die Reaktion :x: an der Zeile nimmt sie weg.
       *[other] „Passt nicht?“ unter der Zeile ändert sie, die Reaktion :x: nimmt sie weg.
    }
explain_why-because_tag_question_similar = **{ $when } Uhr, eine Zeile unter Ihrer Frage:** Ich habe Ihrer öffentlichen Frage Themen gegeben, damit andere sie finden, und öffentliche Fragen genannt, die ähnlich klingen und schon beantwortet sind. { $button ->
        [0] Die Reaktion :x: an der Zeile nimmt sie weg.
       *[other] „Passt nicht?“ unter der Zeile ändert sie, die Reaktion :x: nimmt sie weg.
    }
explain_why-because_tag_question_forum = **{ $when } Uhr, bei Ihrer Frage im Forum:** Ich habe Ihrer öffentlichen Frage Schlagwörter gegeben, damit andere sie finden. Sie stehen oben beim Titel. Passt eines nicht, nehmen Sie es dort weg.
explain_why-because_tag_question_forum_similar = **{ $when } Uhr, bei Ihrer Frage im Forum:** Ich habe Ihrer öffentlichen Frage Schlagwörter gegeben, damit andere sie finden, und öffentliche Fragen genannt, die ähnlich klingen und schon beantwortet sind. Die Schlagwörter stehen oben beim Titel. Passt eines nicht, nehmen Sie es dort weg.
explain_why-because_show_similar = **{ $when } Uhr, eine Zeile unter Ihrer Frage:** Öffentliche Fragen, die ähnlich klingen, sind schon beantwortet, und vielleicht hilft Ihnen das sofort. Setzen Sie die Reaktion :x: an die Zeile, und sie verschwindet.
explain_why-because_propose_match = **{ $when } Uhr, eine Anfrage zu { $topic }:** Sie haben mit `/lotse partner` jemanden zum Lernen gesucht. Ohne Ihr Ja geschieht nichts.
explain_why-because_propose_match_expert = **{ $when } Uhr, eine Anfrage zu { $topic }:** Sie haben in Ihrem Profil angegeben, dass Sie dabei helfen können. Mit `/lotse profil` nehmen Sie das Thema heraus, mit `/lotse pause` haben Sie Ruhe.
explain_why-because_settle_match = **{ $when } Uhr, zu { $topic }:** Sie wurden zu einem Lernpaar oder Lernkreis gefragt, und ich wollte Sie nicht im Ungewissen lassen. Mit `/lotse pause` kommen keine neuen Anfragen.
explain_why-because_open_pair = **{ $when } Uhr, eine Gruppe zu { $topic }:** Dazu hatten Sie Ja gesagt. Mit dem Knopf „Passt nicht“ in der Gruppe ist es ohne Begründung zu Ende.
explain_why-because_hold_rounds = **{ $when } Uhr, zu einer Lernrunde:** Ihr Profil sagt, was Sie lernen möchten oder weitergeben können; oder Sie waren dabei. Ohne Ihr Ja geschieht nichts. Mit `/lotse pause` haben Sie Ruhe.
explain_why-because_report_match = **{ $when } Uhr, zu { $topic }:** Ihr Lernpaar oder Lernkreis wurde beendet, und das sollten Sie wissen. Neue Anfragen hält `/lotse pause` an.
explain_why-because_check_in = **{ $when } Uhr, zu { $topic }:** Ich habe Sie beide bekannt gemacht und frage nach, wie es läuft, zweimal in der ganzen Zeit. Wer nichts sagt, verpasst nichts. Mit `/lotse pause` haben Sie Ruhe.
explain_why-because_suggest_helpers = **{ $when } Uhr, zu einer offenen Frage:** Sie bieten ihr Thema an, haben dazu schon geholfen, oder es ist Ihre eigene. Mit `/lotse profil` nehmen Sie das Thema heraus, mit `/lotse pause` haben Sie Ruhe.
explain_why-because_pass_it_on = **{ $when } Uhr, zu einer offenen Frage:** Ihnen wurde vor einiger Zeit bei etwas Ähnlichem geholfen, und so etwas erklärt am besten, wer es gerade gelernt hat. Mit `/lotse pause` haben Sie Ruhe.
explain_why-because_assign_helper = **{ $when } Uhr, zu einer offenen Frage:** Die Moderation hat dabei an Sie gedacht. Mit `/lotse pause` haben Sie Ruhe.
explain_why-because_ask_if_helped = **{ $when } Uhr, zu Ihrer Frage:** Jemand hatte geantwortet, und nur Sie wissen, ob es geholfen hat. Ich frage das zu jeder Frage höchstens einmal.
explain_why-because_match = **{ $when } Uhr, zu einem Lernpaar:** Sie wurden gefragt oder haben selbst gesucht. Neue Anfragen hält `/lotse pause` an.
explain_why-because_ask_around = **{ $when } Uhr, wegen einer Bitte um Rat:** Sie haben mit `/lotse wer` selbst darum gebeten, oder Ihr Profil sagt, dass Sie helfen können. Mit `/lotse pause` frage ich Sie nicht mehr.
explain_why-because_send_personal_digest = **{ $when } Uhr, Ihr Digest:** Sie haben ihn mit `/lotse digest mir` bestellt. Mit `/lotse digest aus` endet er.
explain_why-because_other = **{ $when } Uhr, eine Nachricht:** Es ging um etwas, das Sie bei mir angefangen haben, oder um Ihre Frage. Mit `/lotse pause` frage ich Sie nichts mehr, mit `/lotse vergiss mich` ist alles gelöscht.
