# Antworten auf /lotse.

answer_command-help = Ich bin Lotse, ein Bot. Ich gebe Fragen ihre Themen und bringe Menschen zusammen, die voneinander lernen wollen. Das können Sie tippen:
answer_command-help-help = `/lotse { $word }` zeigt, was ich kann.
answer_command-help-profile = `/lotse { $word }` legt Ihr Profil an oder ändert es.
answer_command-help-partner = `/lotse { $word }` sucht jemanden zum Lernen für Sie.
answer_command-help-open = `/lotse { $word }` zeigt Fragen, die noch offen sind.
answer_command-help-forget = `/lotse { $word }` löscht alles über Sie.
answer_command-help-digest = `/lotse { $word }` zeigt der Moderation den nächsten Digest.
answer_command-help-assign = `/lotse { $word }` mit dem Link einer Frage und einer Erwähnung dahinter: Ich frage diese Person unter vier Augen, nur für die Moderation.
answer_command-help-digest_edit = `/lotse { $word }` ändert den nächsten Digest, bevor er rausgeht.
answer_command-help-digest_send = `/lotse { $word }` schickt den Entwurf des Digests gleich los.
answer_command-help-stop = `/lotse { $word }` hält mich an, oder nur einen Teil (`stopp themen`, `stopp #hilfe`), nur für die Moderation.
answer_command-help-continue = `/lotse { $word }` lässt mich oder einen Teil weitermachen, nur für die Moderation.
answer_command-help-menu = Im Menü einer Nachricht (⋯) sagen Sie mir, was sie ist, zum Beispiel „Als Frage merken“ oder „Keine Frage“.

answer_command-open =
    { $count ->
        [0] Gerade wartet keine öffentliche Frage auf eine Antwort.
        [one] Eine Frage ist noch offen:
       *[other] { $shown ->
            [0] { $count } Fragen sind noch offen:
            [one] { $count } Fragen sind noch offen. Das ist die älteste:
           *[other] { $count } Fragen sind noch offen. Das sind die { $shown } ältesten:
        }
    }
answer_command-open_many = Mindestens { $count } Fragen sind noch offen. Die neuesten davon:
answer_command-question =
    { $days ->
        [0] • { $question } (seit heute)
        [one] • { $question } (seit einem Tag)
       *[other] • { $question } (seit { $days } Tagen)
    }
answer_command-more_voices =
    { $days ->
        [0] • { $question } (seit heute, sucht weitere Erfahrungen)
        [one] • { $question } (seit einem Tag, sucht weitere Erfahrungen)
       *[other] • { $question } (seit { $days } Tagen, sucht weitere Erfahrungen)
    }

answer_command-unknown = Das habe ich nicht verstanden. Mit `/lotse hilfe` sehen Sie, was ich kann.
answer_command-unknown_near = Das habe ich nicht verstanden. Am nächsten kommt `/lotse { $word }`.
answer_command-moderators_only = Das kann hier nur die Moderation. Was ich für Sie tun kann, zeigt `/lotse hilfe`.
answer_command-switched_off = Das ist in dieser Community nicht eingeschaltet. Was ich für Sie tun kann, zeigt `/lotse hilfe`.
answer_command-paused = Die Moderation hat mich gerade angehalten, deshalb habe ich nichts verändert. Versuchen Sie es später noch einmal.

answer_command-stopped = Die Moderation hat mich angehalten: Ich schreibe nichts mehr, bis sie mich mit `/lotse weiter` wieder losschickt.
answer_command-stopped_you = Ich bin angehalten. Mit `/lotse weiter` mache ich weiter.
answer_command-stopped_already = Ich bin schon angehalten. Mit `/lotse weiter` mache ich weiter.
answer_command-running = Ich bin wieder da. Die Moderation kann mich mit `/lotse stopp` jederzeit anhalten.
answer_command-running_you = Ich mache weiter. Mit `/lotse stopp` halten Sie mich wieder an.
answer_command-running_already = Ich bin gar nicht angehalten. Mit `/lotse stopp` halten Sie mich an.
answer_command-help-mark = `/lotse { $word }` merkt ein Thema des Forums als Frage vor.
answer_command-help-unmark = `/lotse { $word }` sagt mir, dass ein Thema des Forums keine Frage ist.
answer_command-help-confide = `/lotse { $word }` hält ein Thema des Forums vertraulich: Ich erzähle nichts davon weiter.
answer_command-help-unfit = `/lotse { $word }` löst Ihr Lernpaar auf, ohne Begründung.
answer_command-help-report = `/lotse { $word }` sagt nur der Moderation, dass in Ihrem Lernpaar etwas nicht in Ordnung war.
answer_command-help-connect = `/lotse { $word }` verbindet Ihr Konto in Slack mit dem im Forum.
answer_command-help-disconnect = `/lotse { $word }` trennt die beiden Konten wieder.
