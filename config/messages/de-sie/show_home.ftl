# Der Reiter „Startseite“ in Slack.

show_home-hello = **Guten Tag, ich bin Lotse**, ein Bot. Ich gebe Fragen ihre Themen und bringe Menschen zusammen, die voneinander lernen wollen.

show_home-nothing = Sie haben noch kein Profil. Mit ein paar Antworten ist es in zwei Minuten angelegt; vorher frage ich, ob ich es speichern darf.
show_home-unfinished = Ihr Profil ist noch nicht ganz fertig. Bis dahin schlage ich Sie niemandem vor.
show_home-profile = Sie heißen hier **{ $name }**. Was Sie über sich geschrieben haben, lesen andere erst, wenn Sie beide Ja sagen.
show_home-minor = Sie sind unter 18, deshalb bringe ich Sie nicht mit einzelnen Personen zusammen.
show_home-paused = Sie haben Pause bis einschließlich **{ $until }**. So lange frage ich Sie nichts.

show_home-topics = **Ihre Themen.** Wie weit Sie sind, sehen nur Sie.
show_home-teaches =
    { $count ->
        [0] **{ $topic }**, da können Sie helfen. Ihre Stufe: { $level }
        [one] **{ $topic }**, da können Sie helfen, und eine Antwort von Ihnen hat schon geholfen. Ihre Stufe: { $level }
       *[other] **{ $topic }**, da können Sie helfen, und { $count } Antworten von Ihnen haben schon geholfen. Ihre Stufe: { $level }
    }
show_home-learns =
    { $count ->
        [0] **{ $topic }**, das möchten Sie lernen. Ihre Stufe: { $level }
        [one] **{ $topic }**, das möchten Sie lernen, und eine Antwort von Ihnen hat schon geholfen. Ihre Stufe: { $level }
       *[other] **{ $topic }**, das möchten Sie lernen, und { $count } Antworten von Ihnen haben schon geholfen. Ihre Stufe: { $level }
    }
show_home-level-0 = neu
show_home-level-1 = angefangen
show_home-level-2 = komme zurecht
show_home-level-3 = sicher
show_home-level-4 = gebe es weiter
show_home-proven =
    { $count ->
        [one] Bei **{ $topic }** hat eine Antwort von Ihnen geholfen, obwohl das Thema nicht in Ihrem Profil steht.
       *[other] Bei **{ $topic }** haben { $count } Antworten von Ihnen geholfen, obwohl das Thema nicht in Ihrem Profil steht.
    }

show_home-waits =
    { $count ->
        [one] **Eine Anfrage wartet auf Sie.** Ein Nein bleibt unter uns.
       *[other] **{ $count } Anfragen warten auf Sie.** Ein Nein bleibt unter uns.
    }
show_home-waits_expert = Jemand möchte bei **{ $topic }** weiterkommen. Möchten Sie helfen? Ich warte bis { $until } Uhr.
show_home-waits_learner = Für **{ $topic }** habe ich jemanden gefunden. Möchten Sie die Person kennenlernen? Ich warte bis { $until } Uhr.
show_home-waits_expert_circle = Einige möchten bei **{ $topic }** weiterkommen, zusammen in einem Kreis. Möchten Sie ihnen helfen? Ich warte bis { $until } Uhr.
show_home-waits_offer =
    { $count ->
        [one] In der Lernrunde gibt es eine Person für Sie. Möchten Sie die Person kennenlernen?
       *[other] In der Lernrunde gibt es { $count } Menschen für Sie. Mit wem möchten Sie lernen? Ich frage nur, wen Sie wählen.
    } Ich warte bis { $until } Uhr.
show_home-waits_learner_circle = Für **{ $topic }** habe ich einen Lernkreis gefunden. Möchten Sie dabei sein? Ich warte bis { $until } Uhr.
show_home-waits_learner_tandem = Für ein Lerntandem habe ich jemanden gefunden: Sie lernen **{ $topic }** und helfen bei **{ $other }**. Möchten Sie die Person kennenlernen? Ich warte bis { $until } Uhr.
show_home-inquired = Jemand sucht Rat zu **{ $topic }**. Möchten Sie sich melden? Ein Nein bleibt unter uns. Ich warte bis { $until } Uhr.
show_home-inquiry = Zu **{ $topic }** frage ich gerade für Sie. Spätestens { $until } Uhr hören Sie von mir.
show_home-said_yes = Zu **{ $topic }** haben Sie Ja gesagt. Spätestens { $until } Uhr hören Sie von mir.

show_home-round_ask = **Bald beginnt eine Lernrunde{ $group }, ab { $begins }.** Sind Sie diesmal dabei? Ohne Ihr Ja geschieht nichts. Antworten können Sie bis { $until } Uhr.
show_home-round_in = Sie sind in der Lernrunde{ $group } ab **{ $begins }** dabei. Bis { $until } Uhr können Sie es sich anders überlegen; danach melde ich mich in jedem Fall.
show_home-round_not_in = Die Lernrunde{ $group } ab **{ $begins }** geht diesmal ohne Sie. Bis { $until } Uhr können Sie es sich anders überlegen.
show_home-round_in_late = Die Lernrunde{ $group } hat schon begonnen. Ich schaue, ob ein Platz für Sie frei wird, und melde mich in jedem Fall.
show_home-round_solving = Die Lernrunde{ $group }, zu der Sie Ja gesagt haben, wird gerade zusammengestellt. Ich melde mich in jedem Fall.
show_home-in_pair_learner = Sie sind in einem Lernpaar und lernen **{ $topic }**. Ihre gemeinsame Gruppe steht bei Ihren Direktnachrichten.
show_home-in_pair_expert = Sie sind in einem Lernpaar und helfen bei **{ $topic }**. Ihre gemeinsame Gruppe steht bei Ihren Direktnachrichten.
show_home-in_circle_learner = Sie sind in einem Lernkreis und lernen **{ $topic }**. Ihre gemeinsame Gruppe steht bei Ihren Direktnachrichten.
show_home-in_circle_expert = Sie sind in einem Lernkreis und helfen bei **{ $topic }**. Ihre gemeinsame Gruppe steht bei Ihren Direktnachrichten.
show_home-in_tandem = Sie sind in einem Lerntandem: Sie helfen einander bei **{ $topic }**. Ihre gemeinsame Gruppe steht bei Ihren Direktnachrichten.

show_home-questions =
    { $count ->
        [one] **Eine Frage von Ihnen ist noch offen.**
       *[other] **{ $count } Fragen von Ihnen sind noch offen.**
    }
show_home-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }

show_home-pause = **Ruhe.** In einer Pause frage ich Sie nichts. Bis wann, bestimmen Sie mit `/lotse pause bis 15.8.`
show_home-language = **Sprache.** Ich schreibe Ihnen auf Deutsch.
show_home-privacy = **Was ich speichere:** Ihr Profil, Ihre Zustimmung, Ihre Lernpaare und Hinweise, wo Sie öffentlich gefragt und geholfen haben. Sie können alles bekommen und alles löschen.
show_home-privacy_nothing = **Was ich speichere:** ohne Profil nur Hinweise, wo Sie öffentlich gefragt oder geantwortet haben, höchstens 90 Tage. Sie können sie bekommen und löschen.
show_home-commands = Alles, was Sie mir tippen können, zeigt `/lotse hilfe`. Warum Sie etwas bekommen haben, sagt `/lotse warum`.

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
