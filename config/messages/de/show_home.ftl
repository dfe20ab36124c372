# Der Reiter „Startseite“ in Slack.

show_home-hello = **Hallo, ich bin Lotse**, ein Bot. Ich gebe Fragen ihre Themen und bringe Menschen zusammen, die voneinander lernen wollen.

show_home-nothing = Du hast noch kein Profil. Mit ein paar Antworten ist es in zwei Minuten angelegt; vorher frage ich, ob ich es speichern darf.
show_home-unfinished = Dein Profil ist noch nicht ganz fertig. Bis dahin schlage ich dich niemandem vor.
show_home-profile = Du heißt hier **{ $name }**. Was du über dich geschrieben hast, lesen andere erst, wenn ihr beide Ja sagt.
show_home-minor = Du bist unter 18, deshalb bringe ich dich nicht mit einzelnen Personen zusammen.
show_home-paused = Du hast Pause bis einschließlich **{ $until }**. So lange frage ich dich nichts.

show_home-topics = **Deine Themen.** Wie weit du bist, siehst nur du.
show_home-teaches =
    { $count ->
        [0] **{ $topic }**, da kannst du helfen. Deine Stufe: { $level }
        [one] **{ $topic }**, da kannst du helfen, und eine Antwort von dir hat schon geholfen. Deine Stufe: { $level }
       *[other] **{ $topic }**, da kannst du helfen, und { $count } Antworten von dir haben schon geholfen. Deine Stufe: { $level }
    }
show_home-learns =
    { $count ->
        [0] **{ $topic }**, das möchtest du lernen. Deine Stufe: { $level }
        [one] **{ $topic }**, das möchtest du lernen, und eine Antwort von dir hat schon geholfen. Deine Stufe: { $level }
       *[other] **{ $topic }**, das möchtest du lernen, und { $count } Antworten von dir haben schon geholfen. Deine Stufe: { $level }
    }
show_home-level-0 = neu
show_home-level-1 = angefangen
show_home-level-2 = komme zurecht
show_home-level-3 = sicher
show_home-level-4 = gebe es weiter
show_home-proven =
    { $count ->
        [one] Bei **{ $topic }** hat eine Antwort von dir geholfen, obwohl das Thema nicht in deinem Profil steht.
       *[other] Bei **{ $topic }** haben { $count } Antworten von dir geholfen, obwohl das Thema nicht in deinem Profil steht.
    }

show_home-waits =
    { $count ->
        [one] **Eine Anfrage wartet auf dich.** Ein Nein bleibt unter uns.
       *[other] **{ $count } Anfragen warten auf dich.** Ein Nein bleibt unter uns.
    }
show_home-waits_expert = Jemand möchte bei **{ $topic }** weiterkommen. Magst du helfen? Ich warte bis { $until } Uhr.
show_home-waits_learner = Für **{ $topic }** habe ich jemanden gefunden. Möchtest du die Person kennenlernen? Ich warte bis { $until } Uhr.
show_home-waits_expert_circle = Einige möchten bei **{ $topic }** weiterkommen, zusammen in einem Kreis. Magst du ihnen helfen? Ich warte bis { $until } Uhr.
show_home-waits_offer =
    { $count ->
        [one] In der Lernrunde gibt es eine Person für dich. Möchtest du sie kennenlernen?
       *[other] In der Lernrunde gibt es { $count } Menschen für dich. Mit wem möchtest du lernen? Ich frage nur, wen du wählst.
    } Ich warte bis { $until } Uhr.
show_home-waits_learner_circle = Für **{ $topic }** habe ich einen Lernkreis gefunden. Möchtest du dabei sein? Ich warte bis { $until } Uhr.
show_home-waits_learner_tandem = Für ein Lerntandem habe ich jemanden gefunden: Du lernst **{ $topic }** und hilfst bei **{ $other }**. Möchtest du die Person kennenlernen? Ich warte bis { $until } Uhr.
show_home-inquired = Jemand sucht Rat zu **{ $topic }**. Magst du dich melden? Ein Nein bleibt unter uns. Ich warte bis { $until } Uhr.
show_home-inquiry = Zu **{ $topic }** frage ich gerade für dich. Spätestens { $until } Uhr hörst du von mir.
show_home-said_yes = Zu **{ $topic }** hast du Ja gesagt. Spätestens { $until } Uhr hörst du von mir.

show_home-round_ask = **Bald beginnt eine Lernrunde{ $group }, ab { $begins }.** Bist du diesmal dabei? Ohne dein Ja geschieht nichts. Antworten kannst du bis { $until } Uhr.
show_home-round_in = Du bist in der Lernrunde{ $group } ab **{ $begins }** dabei. Bis { $until } Uhr kannst du es dir anders überlegen; danach melde ich mich in jedem Fall.
show_home-round_not_in = Die Lernrunde{ $group } ab **{ $begins }** geht diesmal ohne dich. Bis { $until } Uhr kannst du es dir anders überlegen.
show_home-round_in_late = Die Lernrunde{ $group } hat schon begonnen. Ich schaue, ob ein Platz für dich frei wird, und melde mich in jedem Fall.
show_home-round_solving = Die Lernrunde{ $group }, zu der du Ja gesagt hast, wird gerade zusammengestellt. Ich melde mich in jedem Fall.
show_home-in_pair_learner = Du bist in einem Lernpaar und lernst **{ $topic }**. Eure Gruppe steht bei deinen Direktnachrichten.
show_home-in_pair_expert = Du bist in einem Lernpaar und hilfst bei **{ $topic }**. Eure Gruppe steht bei deinen Direktnachrichten.
show_home-in_circle_learner = Du bist in einem Lernkreis und lernst **{ $topic }**. Eure Gruppe steht bei deinen Direktnachrichten.
show_home-in_circle_expert = Du bist in einem Lernkreis und hilfst bei **{ $topic }**. Eure Gruppe steht bei deinen Direktnachrichten.
show_home-in_tandem = Du bist in einem Lerntandem: Ihr helft einander bei **{ $topic }**. Eure Gruppe steht bei deinen Direktnachrichten.

show_home-questions =
    { $count ->
        [one] **Eine Frage von dir ist noch offen.**
       *[other] **{ $count } Fragen von dir sind noch offen.**
    }
show_home-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }

show_home-pause = **Ruhe.** In einer Pause frage ich dich nichts. Bis wann, bestimmst du mit `/lotse pause bis 15.8.`
show_home-language = **Sprache.** Ich schreibe dir auf Deutsch.
show_home-privacy = **Was ich speichere:** dein Profil, deine Zustimmung, deine Lernpaare und Hinweise, wo du öffentlich gefragt und geholfen hast. Du kannst alles bekommen und alles löschen.
show_home-privacy_nothing = **Was ich speichere:** ohne Profil nur Hinweise, wo du öffentlich gefragt oder geantwortet hast, höchstens 90 Tage. Du kannst sie bekommen und löschen.
show_home-commands = Alles, was du mir tippen kannst, zeigt `/lotse hilfe`. Warum du etwas bekommen hast, sagt `/lotse warum`.

show_home-moderators =
    { $count ->
        [0] **Für die Moderation.** Keine Frage ist offen.
        [one] **Für die Moderation.** Eine Frage ist offen; { $old ->
            [0] sie wartet noch keine Woche.
           *[other] sie wartet länger als eine Woche.
        }
       *[other] **Für die Moderation.** { $count } Fragen sind offen, zuerst die ältesten; { $old ->
            [0] keine wartet länger als eine Woche.
            [one] eine wartet länger als eine Woche.
           *[other] { $old } warten länger als eine Woche.
        }
    }
show_home-moderators_many = **Für die Moderation.** Mindestens { $count } Fragen sind offen. Die neuesten davon:
show_home-stopped = Ich bin angehalten. Mit `/lotse weiter` mache ich weiter.
show_home-features_on = Alles, was ich kann, ist eingeschaltet.
show_home-features_off = Ausgeschaltet: { $names }
show_home-oldest =
    { $waiting ->
        [one] Eine Sache wartet noch auf mich, seit { $since } Uhr.
       *[other] { $waiting } Sachen warten noch auf mich, die älteste seit { $since } Uhr.
    }
show_home-dead =
    { $count ->
        [0] Nichts ist liegen geblieben.
        [one] Eine Sache ist liegen geblieben. Wer Lotse betreibt, sieht sie mit `python -m bot dead`.
       *[other] { $count } Sachen sind liegen geblieben. Wer Lotse betreibt, sieht sie mit `python -m bot dead`.
    }
