# Lernrunden: wer diesmal dabei ist, und wer von wem lernen kann.

hold_rounds-ask =
    Bald beginnt eine Lernrunde{ $group }: Ich suche für alle zugleich, wer von wem etwas lernen kann, { $circles ->
        [0] immer zu zweit
       *[other] zu zweit oder in einem kleinen Kreis
    } und etwa eine Stunde in der Woche ab **{ $begins }**. Bist du diesmal dabei? Ohne dein Ja geschieht nichts, und ein Nein ist völlig in Ordnung. Antworten kannst du bis { $until } Uhr.
hold_rounds-of_group = {" "}der Lerngruppe „{ $title }“
hold_rounds-yes = Ja
    .word = ja
hold_rounds-no = Diesmal nicht
    .word = diesmal nicht
hold_rounds-pause = Pause bis …
    .word = pause
hold_rounds-in = Schön, du bist in dieser Lernrunde{ $group } dabei. Bis { $until } Uhr kannst du es dir anders überlegen. Danach suche ich und melde mich in jedem Fall: mit einem Vorschlag, zu dem ich alle noch einmal einzeln frage, oder mit dem Grund, warum es diesmal nicht klappt.
hold_rounds-not_in = Gut, diesmal ohne dich. Überlegst du es dir bis { $until } Uhr anders, bist du mit einem Klick dabei. Zur nächsten Lernrunde{ $group } frage ich dich wieder.
    .discourse = Gut, diesmal ohne dich. Überlegst du es dir bis { $until } Uhr anders, bist du mit einem Wort dabei. Zur nächsten Lernrunde{ $group } frage ich dich wieder.
hold_rounds-pausing = Gut, diese Lernrunde geht ohne dich, und deine Pause hat begonnen. Danach frage ich dich wieder. Ein anderes Ende nennst du mit `/lotse pause bis 15.8.`
hold_rounds-in_already = Dein Ja habe ich schon. Sobald ich gesucht habe, melde ich mich.
hold_rounds-over = Auf diese Frage kann man nicht mehr antworten. Du musst nichts tun; zur nächsten Lernrunde frage ich dich wieder.
hold_rounds-in_late = Schön. Die Lernrunde{ $group } hat schon begonnen; in den nächsten Tagen schaue ich, ob ein Platz für dich frei wird, und melde mich in jedem Fall.
hold_rounds-late_over = In dieser Lernrunde{ $group } ist bis zuletzt kein Platz mehr frei geworden. Danke für dein Ja; zur nächsten frage ich dich wieder, dann gern von Anfang an.
hold_rounds-not_in_late = Gut, diesmal ohne dich. Zur nächsten Lernrunde{ $group } frage ich dich wieder.
hold_rounds-no_profile = Damit ich dich mitnehmen kann, fehlt in deinem Profil noch etwas: Geh mit `/lotse profil` die drei Schritte zu Ende, und sag dann noch einmal Ja.
hold_rounds-minor = In dieser Lernrunde helfen nur Erwachsene, und zu zweit bringe ich nur Erwachsene zusammen; das schützt alle. In den offenen Kanälen bist du herzlich willkommen: Stell deine Frage gern dort.
    .discourse = In dieser Lernrunde helfen nur Erwachsene, und zu zweit bringe ich nur Erwachsene zusammen; das schützt alle. Im offenen Forum bist du herzlich willkommen: Stell deine Frage gern dort.
hold_rounds-paused = Du hast gerade Pause, deshalb nehme ich dich nicht mit. Mit `/lotse pause aus` bist du zurück; sag dann noch einmal Ja.

hold_rounds-peace = Zu den letzten drei Lernrunden habe ich nichts von dir gehört, und das ist völlig in Ordnung. Damit ich nicht störe, frage ich dich dazu nicht mehr. Möchtest du wieder gefragt werden, genügt ein Klick.
    .discourse = Zu den letzten drei Lernrunden habe ich nichts von dir gehört, und das ist völlig in Ordnung. Damit ich nicht störe, frage ich dich dazu nicht mehr. Möchtest du wieder gefragt werden, genügt ein Wort.
hold_rounds-back = Wieder fragen
    .word = wieder fragen
hold_rounds-asked_again = Schön. Zur nächsten Lernrunde frage ich dich wieder.

hold_rounds-ask_learner = Die Lernrunde hat für **{ $topic }** eine Person gefunden, die weiter ist als du und gern hilft. Ihr habt eine gemeinsame Sprache und Zeit, zum Beispiel **{ $begins } Uhr**. Möchtest du sie kennenlernen? Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ich warte bis { $until } Uhr.
hold_rounds-ask_expert = In der Lernrunde möchte jemand bei **{ $topic }** weiterkommen, und du hast das Thema angeboten. Ihr habt eine gemeinsame Sprache und Zeit, zum Beispiel **{ $begins } Uhr**. Magst du helfen? Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-ask_learner_circle = Die Lernrunde hat für **{ $topic }** einen kleinen Kreis gefunden: eine Person, die weiter ist und gern hilft, und mit dir { $learners } Menschen, die weiterkommen möchten. Ihr habt eine gemeinsame Sprache und Zeit: **{ $begins } Uhr**. Möchtest du dabei sein? Eure Namen nenne ich erst, wenn der Kreis zustande kommt. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-ask_expert_circle = In der Lernrunde möchten { $learners } Menschen bei **{ $topic }** weiterkommen, und du hast das Thema angeboten. Ihr habt eine gemeinsame Sprache und Zeit: **{ $begins } Uhr**. Magst du ihnen zusammen helfen, in einem Kreis? Eure Namen nenne ich erst, wenn der Kreis zustande kommt. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-ask_joins = In einem Lernkreis zu **{ $topic }** ist ein Platz frei geworden: Eine Person, die weiter ist, hilft gern, und mit dir wären es { $learners } Menschen, die weiterkommen möchten. Ihr habt eine gemeinsame Sprache und Zeit, das nächste Mal **{ $begins } Uhr**. Möchtest du dazukommen? Eure Namen nenne ich erst, wenn du Ja sagst. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-ask_learner_tandem = Die Lernrunde hat ein Lerntandem für dich gefunden: Eine Person kann dir bei **{ $topic }** helfen, und du ihr bei **{ $other }**. Ihr habt eine gemeinsame Sprache und Zeit, zum Beispiel **{ $begins } Uhr**. Möchtest du sie kennenlernen? Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ein Nein ist völlig in Ordnung und bleibt unter uns. Ich warte bis { $until } Uhr.
hold_rounds-offer =
    { $count ->
        [one] Die Lernrunde hat eine Person für dich, die weiter ist als du und gern hilft. Möchtest du sie kennenlernen? Vorher hört sie nichts davon.
       *[other] Die Lernrunde hat { $count } Menschen für dich, die weiter sind als du und gern helfen. Mit wem möchtest du lernen? Ich frage nur, wen du wählst; die anderen hören nichts davon.
    } Eure Namen nenne ich erst, wenn ihr beide Ja sagt. Ich warte bis { $until } Uhr.
hold_rounds-offer_line =
    Bei **{ $topic }**, zum Beispiel { $begins } Uhr; { $steps ->
        [0] weiter als du
        [one] eine Stufe weiter als du
       *[other] { $steps } Stufen weiter als du
    }, { $speak }, { $meet }.
hold_rounds-speak_de = ihr sprecht beide Deutsch
hold_rounds-speak_en = ihr sprecht beide Englisch
hold_rounds-speak_both = ihr sprecht beide Deutsch und Englisch
hold_rounds-meet_online = online
hold_rounds-meet_onsite = vor Ort
hold_rounds-meet_either = online oder vor Ort
hold_rounds-not_needed = In dieser Lernrunde{ $group } hat niemand jemanden gesucht, zu dem du gerade passt. Danke, dass du helfen wolltest. Zur nächsten frage ich dich wieder.

hold_rounds-left_topic = In dieser Lernrunde hat niemand angeboten, bei **{ $topic }** zu helfen. Stell deine Frage gern in einem offenen Kanal, dort lesen auch andere mit. In der nächsten Lernrunde suche ich für dich zuerst.
    .discourse = In dieser Lernrunde hat niemand angeboten, bei **{ $topic }** zu helfen. Stell deine Frage gern offen im Forum, dort lesen auch andere mit. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_level = In dieser Lernrunde ist, wer **{ $topic }** anbietet, etwa so weit wie du. Stell deine Frage gern in einem offenen Kanal, dort findet ihr gemeinsam weiter. In der nächsten Lernrunde suche ich für dich zuerst.
    .discourse = In dieser Lernrunde ist, wer **{ $topic }** anbietet, etwa so weit wie du. Stell deine Frage gern offen im Forum, dort findet ihr gemeinsam weiter. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_language = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber euch fehlt eine gemeinsame Sprache. Sprichst du noch eine, trag sie mit `/lotse profil` ein. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_format = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber ihr könnt euch nicht am selben Ort treffen. Geht es für dich auch online, ändere das mit `/lotse profil`. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_time = In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber ihr habt keine gemeinsame Zeit. Oft reicht schon eine Zeit mehr in deinem Profil: `/lotse profil`. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_time_hour =
    In dieser Lernrunde gibt es jemanden für **{ $topic }**, aber ihr habt keine gemeinsame Zeit. **{ $slot }** könnte dir { $opens ->
        [one] eine Möglichkeit
       *[other] { $opens } Möglichkeiten
    } öffnen; wenn du da Zeit hast, trag es mit `/lotse profil` ein. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_taken = In dieser Lernrunde gab es für **{ $topic }** nicht genug Plätze. Das liegt nicht an dir: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_taken_hour =
    In dieser Lernrunde gab es für **{ $topic }** nicht genug Plätze. Das liegt nicht an dir: Die Zeit von { GENDER("Helfer*innen", "Freiwilligen") } ist knapp. **{ $slot }** könnte dir noch { $opens ->
        [one] eine Möglichkeit
       *[other] { $opens } Möglichkeiten
    } öffnen; wenn du da Zeit hast, trag es mit `/lotse profil` ein. In der nächsten Lernrunde suche ich für dich zuerst.
hold_rounds-left_profile = In dieser Lernrunde{ $group } konnte ich für dich nicht suchen: In deinem Profil fehlt noch etwas, zum Beispiel Sprachen, Zeiten oder eine Stunde in der Woche. Mit `/lotse profil` ergänzt du es; zur nächsten Lernrunde frage ich dich wieder.
hold_rounds-left_minor = In dieser Lernrunde{ $group } helfen nur Erwachsene, und zu zweit bringe ich nur Erwachsene zusammen; das schützt alle. In den offenen Kanälen bist du herzlich willkommen: Stell deine Frage gern dort, und danke für dein Ja.
    .discourse = In dieser Lernrunde{ $group } helfen nur Erwachsene, und zu zweit bringe ich nur Erwachsene zusammen; das schützt alle. Im offenen Forum bist du herzlich willkommen: Stell deine Frage gern dort, und danke für dein Ja.
hold_rounds-left_asking = Für dich ist schon eine Anfrage zu einem Lernpaar unterwegs. Deshalb habe ich in dieser Lernrunde{ $group } keine zweite Person für dich gesucht. Zur nächsten frage ich dich wieder.

hold_rounds-cancelled = Die Lernrunde{ $group }, zu der du Ja gesagt hattest, findet diesmal nicht statt. Das liegt nicht an dir, und du musst nichts tun. In der nächsten suche ich für dich zuerst, wenn du wieder dabei bist.

# Was die Moderation sieht, bevor etwas hinausgeht.

hold_rounds-preview =
    Die Lernrunde{ $group } ist berechnet: { $pairs ->
        [0] kein Lernpaar
        [one] ein Lernpaar
       *[other] { $pairs } Lernpaare
    }{ $circles ->
        [0] {""}
        [one] , ein Lernkreis
       *[other] , { $circles } Lernkreise
    }{ $tandems ->
        [0] {""}
        [one] , ein Lerntandem
       *[other] , { $tandems } Lerntandems
    } für die Woche ab **{ $begins }**, { $left ->
        [0] und niemand geht leer aus.
        [one] und eine Person geht leer aus; sie steht zuerst.
       *[other] und { $left } Menschen gehen leer aus; sie stehen zuerst.
    } Nichts geht hinaus, bevor es jemand von euch freigibt. Danach frage ich alle noch einmal einzeln.
hold_rounds-preview_more = So geht es weiter:
hold_rounds-swap = Tauschen
hold_rounds-forbid = Sperren
hold_rounds-release = Freigeben
hold_rounds-drop = Verwerfen
hold_rounds-preview_released = Die Lernrunde{ $group } ist freigegeben: Ich frage jetzt alle einzeln, nachts erst am Morgen, und sage allen anderen Bescheid. Wie es steht, zeigt `/lotse runde`.
hold_rounds-preview_dropped = Diese Lernrunde{ $group } geht nicht hinaus. Alle, die Ja gesagt hatten, hören es freundlich von mir.
hold_rounds-preview_old = Seit diesem Entwurf hat sich etwas geändert. Ich rechne neu, der nächste Entwurf steht gleich weiter unten.
hold_rounds-preview_lapsed = Über diese Lernrunde{ $group } hat niemand entschieden, bevor die nächste begann. Sie geht nicht mehr hinaus; alle, die Ja gesagt hatten, hören es freundlich von mir.
hold_rounds-preview_again =
    In der Lernrunde{ $group } sind Plätze frei geworden. { $seats ->
        [one] Daraus würde ein Vorschlag für die Woche ab **{ $begins }**.
       *[other] Daraus würden { $seats } Vorschläge für die Woche ab **{ $begins }**.
    } Nichts geht hinaus, bevor es jemand von euch freigibt.
hold_rounds-preview_released_again = Freigegeben: Ich frage jetzt alle, die einen Platz bekommen könnten, nachts erst am Morgen.
hold_rounds-preview_dropped_again = Das geht nicht hinaus. Wer schon jemanden gefunden hat, merkt davon nichts; in dieser Lernrunde{ $group } suche ich nicht weiter.
hold_rounds-preview_lapsed_again = Darüber hat niemand entschieden, bevor die nächste Lernrunde{ $group } begann. Es geht nicht mehr hinaus.
hold_rounds-line_drop = Soll sie diesmal gar nicht stattfinden, könnt ihr sie verwerfen.
hold_rounds-line_not_kept = Inzwischen hat jemand etwas geändert, und eure Tauschwünsche gehen nicht mehr auf. Dieser Entwurf ist deshalb ohne sie; wen ihr gesperrt habt, bleibt getrennt.
hold_rounds-line_left =
    { $member } geht bei **{ $topic }** leer aus: { $why }{ $waited ->
        [0] .
        [one] ; wartet schon eine Lernrunde.
       *[other] ; wartet schon { $waited } Lernrunden.
    }
hold_rounds-line_lettered =
    { $letter }) { $member } geht bei **{ $topic }** leer aus: { $why }{ $waited ->
        [0] .
        [one] ; wartet schon eine Lernrunde.
       *[other] ; wartet schon { $waited } Lernrunden.
    }
hold_rounds-line_out = { $member } geht leer aus: { $why }.
hold_rounds-line_pair =
    { $number }. { $learner } lernt **{ $topic }** bei { $expert }, { $begins } Uhr{ $others ->
        [0] .
        [one] ; kann zwischen zwei wählen.
       *[other] ; kann unter dreien wählen.
    }
hold_rounds-line_circle_3 = { $number }–{ $last }. { $learner }, { $second } und { $third } lernen **{ $topic }** im Kreis bei { $expert }, { $begins } Uhr.
hold_rounds-line_circle_4 = { $number }–{ $last }. { $learner }, { $second }, { $third } und { $fourth } lernen **{ $topic }** im Kreis bei { $expert }, { $begins } Uhr.
hold_rounds-line_tandem = { $number }–{ $last }. { $learner } und { $expert } sind ein Tandem: **{ $topic }** gegen **{ $other }**, { $begins } Uhr.
hold_rounds-why_topic = niemand bietet es an
hold_rounds-why_level = wer es anbietet, ist nicht weiter
hold_rounds-why_language = keine gemeinsame Sprache
hold_rounds-why_format = kein gemeinsamer Ort
hold_rounds-why_time = keine gemeinsame Zeit
hold_rounds-why_taken = kein Platz mehr frei
hold_rounds-why_out = konnte diesmal nicht mitmachen
hold_rounds-answer_released = Die Lernrunde ist freigegeben. Ich frage jetzt alle einzeln, nachts erst am Morgen.
hold_rounds-answer_moved = Seit diesem Entwurf hat sich etwas geändert, deshalb ist nichts hinausgegangen. Ich rechne neu; der nächste Entwurf kommt gleich.
hold_rounds-answer_nothing_to_release = Gerade liegt kein Entwurf bereit, über den zu entscheiden wäre. Wie es steht, zeigt `/lotse runde`.

# Was die Moderation daran ändert.

hold_rounds-swap_form = Die beiden lernen dann jeweils bei der Person, bei der sonst die andere gelernt hätte; wer leer ausging, nimmt den Platz ein. Ich rechne die Lernrunde neu, dabei können sich auch andere Plätze ändern. Hinaus geht damit noch nichts.
    .title = Tauschen
    .submit = Tauschen
    .close = Zurück
hold_rounds-swap_first = Wer tauscht?
hold_rounds-swap_second = Mit wem?
hold_rounds-forbid_form = Diese beiden bringe ich in dieser Lernrunde nicht zusammen und rechne neu. Die beiden erfahren davon nichts, und hinaus geht damit noch nichts.
    .title = Sperren
    .submit = Sperren
    .close = Zurück
hold_rounds-forbid_which = Wer soll nicht zusammenkommen?
hold_rounds-answer_swapped = Getauscht. Ich rechne neu; der nächste Entwurf kommt gleich. `/lotse runde zurücksetzen` nimmt alles zurück, was ihr an dieser Lernrunde geändert habt.
hold_rounds-answer_forbidden = Diese beiden bringe ich in dieser Lernrunde nicht zusammen. Ich rechne neu; der nächste Entwurf kommt gleich. `/lotse runde zurücksetzen` nimmt alles zurück, was ihr an dieser Lernrunde geändert habt.
hold_rounds-answer_reset = Alles ist zurückgenommen, was ihr an dieser Lernrunde geändert habt. Ich rechne neu; der nächste Entwurf kommt gleich.
hold_rounds-answer_nothing_to_reset = An diesem Entwurf habt ihr bisher nichts geändert.
hold_rounds-answer_cannot_swap = Dieser Tausch geht in dieser Lernrunde nicht auf. Es bleibt alles, wie es war; ein anderer kann gut gehen.
hold_rounds-answer_which_two = Nenn mir zwei Zeilen des Entwurfs, darunter mindestens ein Paar, zum Beispiel `/lotse runde tauschen 3 5` oder `/lotse runde tauschen 3 a`.
hold_rounds-answer_which_one = Nenn mir eine nummerierte Zeile des Entwurfs, zum Beispiel `/lotse runde sperren 3`.
hold_rounds-answer_two_different = Das ist zweimal dieselbe Zeile. Wähl zwei verschiedene.
hold_rounds-answer_pairs_only = Tauschen können nur Paare, untereinander oder mit Menschen, die leer ausgingen. In Kreisen und Tandems hängen mehrere Menschen aneinander, die lasse ich, wie sie sind. Sperren könnt ihr auch dort.
hold_rounds-answer_same_expert = Beide lernen schon bei derselben Person, da gibt es nichts zu tauschen.

# /lotse runde, /lotse wartet

hold_rounds-help = `/lotse { $word }` zeigt, wie es um die Lernrunde steht.
hold_rounds-help_open = `/lotse { $word }` beginnt jetzt eine Lernrunde, außer der Reihe.
hold_rounds-help_release = `/lotse { $word }` gibt den Entwurf der Lernrunde frei.
hold_rounds-help_swap = `/lotse { $word } 3 5` tauscht zwei Paare im Entwurf der Lernrunde.
hold_rounds-help_forbid = `/lotse { $word } 3` bringt die beiden aus Zeile 3 in dieser Lernrunde nicht zusammen.
hold_rounds-help_reset = `/lotse { $word }` nimmt zurück, was am Entwurf geändert wurde.
hold_rounds-help_waiting = `/lotse { $word }` zeigt, wer in der letzten Lernrunde leer ausging, und warum.
hold_rounds-status_none = Bisher gab es keine Lernrunde{ $group }. Die nächste beginnt { $next } Uhr, früher mit `/lotse runde öffnen`.
hold_rounds-status_open = Eine Lernrunde{ $group } läuft, Antworten kommen bis { $until } Uhr. Ja: { $yes }. Diesmal nicht: { $no }. Noch keine Antwort: { $silent }.
hold_rounds-status_closed = Die Antworten zur Lernrunde{ $group } sind da, Ja: { $yes }. Ich rechne gerade, wer von wem lernen kann.
hold_rounds-status_drafted = Der Entwurf der Lernrunde{ $group } liegt in eurem Kanal, Ja: { $yes }. Nichts geht hinaus, bevor jemand ihn freigibt: dort, oder mit `/lotse runde freigeben`.
hold_rounds-status_released = Die Lernrunde{ $group } ist freigegeben, Ja: { $yes }. Sie geht hinaus, sobald niemand mehr schläft.
hold_rounds-status_out = Die letzte Lernrunde{ $group } ist hinausgegangen, Ja: { $yes }. Die nächste beginnt { $next } Uhr. Wer leer ausging, zeigt `/lotse wartet`.
hold_rounds-status_dropped = Die letzte Lernrunde{ $group } ging nicht hinaus. Die nächste beginnt { $next } Uhr, früher mit `/lotse runde öffnen`.
hold_rounds-status_all = So steht es um die Lernrunden eurer Lerngruppen. Mit dem Namen dahinter ({ $names }) geht es um eine von ihnen, zum Beispiel `/lotse runde öffnen { $name }`.
hold_rounds-answer_which_group = Es gibt mehrere Lerngruppen: { $names }. Schreib dahinter, welche du meinst, zum Beispiel `/lotse runde öffnen { $name }`.
hold_rounds-answer_opened = Die Lernrunde beginnt: Ich frage jetzt alle einzeln, die mitmachen können, nachts erst am Morgen. Antworten kommen bis { $until } Uhr.
hold_rounds-answer_one_already = In dieser Woche gibt es schon eine Lernrunde, oder eine ist noch nicht zu Ende. Wie es steht, zeigt `/lotse runde`.
hold_rounds-answer_watches = Lernrunden sind noch im Schattenmodus: Ich würde niemanden fragen. Mit `/lotse weiter lernrunden` beginnt es wirklich.
hold_rounds-waiting =
    { $count ->
        [one] Diese Person ging in der letzten Lernrunde leer aus:
       *[other] { $count } Menschen gingen in der letzten Lernrunde leer aus, wer am längsten wartet, zuerst:
    }
hold_rounds-waiting_nobody = Gerade wartet niemand: Alle, die in der letzten Lernrunde lernen wollten, haben jemanden.
