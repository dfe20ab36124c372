# Der Schattenmodus: was ich getan hätte, und was die Moderation davon hält.

report_shadow-day = Das hätte ich seit meinem letzten Bericht getan. Niemand außer euch hat es gelesen. War es richtig? Mit `/lotse bericht` seht ihr, was bereit ist.
report_shadow-tagged = Hätte getaggt: **{ $topics }**. Hier steht die Frage: { $thread }
report_shadow-tagged_once = Hätte getaggt; die Themen habe ich nicht mehr. Hier steht die Frage: { $thread }
report_shadow-replied = Hätte geantwortet ({ $name }): { $thread }
report_shadow-posted = Hätte in { $place } geschrieben ({ $name }).
report_shadow-posted_about = Hätte in { $place } geschrieben ({ $name }), und zwar zu dieser Frage: { $thread }
report_shadow-private = Hätte jemandem privat geschrieben ({ $name }).
report_shadow-private_about = Hätte jemandem privat geschrieben ({ $name }), und zwar zu dieser Frage: { $thread }
report_shadow-more =
    { $rest ->
        [one] Dazu kam noch eines, für das hier kein Platz ist.
       *[other] Dazu kamen { $rest } weitere, für die hier kein Platz ist.
    }

report_shadow-right = Richtig
report_shadow-wrong = Falsch
report_shadow-counts_right = Zählt als **richtig**. Noch einmal „Richtig“, und es zählt nicht mehr.
report_shadow-counts_wrong = Zählt als **falsch**. Noch einmal „Falsch“, und es zählt nicht mehr.
report_shadow-over = Das ist über 90 Tage her, oder die Frage ist weg. Ich habe nichts geändert.
report_shadow-moderators_only = Das kann hier nur die Moderation.

report_shadow-help = `/lotse { $word }` sagt der Moderation, wie oft ich im Schattenmodus richtig lag und was bereit ist.
report_shadow-so_far = Euer Urteil über das, was ich im Schattenmodus getan hätte (letzte 90 Tage):
report_shadow-nothing = Im Schattenmodus gab es in den letzten 90 Tagen nichts, was ich getan hätte.
report_shadow-not_watching = Gerade läuft nichts im Schattenmodus. Was läuft, zeigt `/lotse status`.
report_shadow-too_few =
    { $judged ->
        [0] **{ $name }:** noch kein Urteil. Ab { $enough } sage ich, ob es bereit ist: Drückt in meinem Tagesbericht auf „Richtig“ oder „Falsch“.
        [one] **{ $name }:** ein Urteil. Ab { $enough } sage ich, ob es bereit ist: Drückt in meinem Tagesbericht auf „Richtig“ oder „Falsch“.
       *[other] **{ $name }:** { $judged } Urteile, davon „Richtig“: { $right }. Ab { $enough } sage ich, ob es bereit ist.
    }
report_shadow-not_ready = **{ $name }:** { $share } % waren richtig (Urteile: { $judged }, davon „Richtig“: { $right }). Bereit ist es ab { $wanted } %.
report_shadow-ready = **{ $name }:** { $share } % waren richtig (Urteile: { $judged }, davon „Richtig“: { $right }). Das ist bereit: Mit `/lotse { $command } { $typed }` lesen es alle, mit `/lotse { $command } { $typed } #hilfe` erst einmal ein Kanal.

report_shadow-week = Eine Woche im Schattenmodus: Das hätte ich getan. Niemand außer euch hat es gelesen.
report_shadow-tags =
    { $times ->
        [one] **{ $name }:** eine Frage erkannt
       *[other] **{ $name }:** { $times } Fragen erkannt
    }, { $tagged ->
        [one] ein Thema gefunden
       *[other] { $tagged } Themen gefunden
    }. { $wrong ->
        [0] Als falsch gemeldet habt ihr nichts
        [one] Eine Frage davon war falsch getaggt
       *[other] { $wrong } Fragen davon waren falsch getaggt
    }, { $right ->
        [0] als richtig noch keine.
        [one] eine war richtig.
       *[other] { $right } waren richtig.
    } Bereit? Mit `/lotse { $command } { $typed }` lesen es alle, mit `/lotse { $command } { $typed } #hilfe` erst einmal ein Kanal.
report_shadow-feature =
    { $times ->
        [one] **{ $name }:** einmal hätte ich geschrieben
       *[other] **{ $name }:** { $times }-mal hätte ich geschrieben
    }, { $wrong ->
        [0] als falsch gemeldet habt ihr nichts.
        [one] einmal davon war es falsch.
       *[other] { $wrong }-mal davon war es falsch.
    } Bereit? Mit `/lotse { $command } { $typed }` lesen es alle.
