# Der Schattenmodus: was ich getan hätte, und was die Moderation davon hält.

report_shadow-tagged = Hätte getaggt: **{ $topics }**. Hier steht die Frage: { $thread }
report_shadow-tagged_why = Hätte getaggt: **{ $topics }**, denn dort steht: { $words }. Hier steht die Frage: { $thread }
report_shadow-replied = Hätte geantwortet ({ $name }): { $thread }
report_shadow-posted = Hätte in { $place } geschrieben ({ $name }):
report_shadow-private = Hätte jemandem privat geschrieben ({ $name }):

report_shadow-right = Passt
report_shadow-wrong = Falsch
report_shadow-right_counted = Danke, das zählt als richtig. Sehen Sie es doch anders, drücken Sie auf „Falsch“.
report_shadow-wrong_counted = Danke, das zählt als falsch. Sehen Sie es doch anders, drücken Sie auf „Passt“.
report_shadow-moderators_only = Das kann hier nur die Moderation.

report_shadow-help = `/lotse { $word }` sagt der Moderation, wie oft ich im Schattenmodus richtig lag und was bereit ist.
report_shadow-so_far = Ihr Urteil über das, was ich im Schattenmodus getan hätte (letzte 90 Tage):
report_shadow-nothing = Im Schattenmodus gab es in den letzten 90 Tagen nichts, was ich getan hätte.
report_shadow-not_watching = Gerade läuft nichts im Schattenmodus. Was läuft, zeigt `/lotse status`.
report_shadow-too_few =
    { $judged ->
        [0] **{ $name }:** noch kein Urteil. Ab { $enough } sage ich, ob es bereit ist: Drücken Sie unter meinen Meldungen auf „Passt“ oder „Falsch“.
        [one] **{ $name }:** ein Urteil. Ab { $enough } sage ich, ob es bereit ist: Drücken Sie unter meinen Meldungen auf „Passt“ oder „Falsch“.
       *[other] **{ $name }:** { $judged } Urteile, davon „Passt“: { $right }. Ab { $enough } sage ich, ob es bereit ist.
    }
report_shadow-not_ready = **{ $name }:** { $share } % passten (Urteile: { $judged }, davon „Passt“: { $right }). Bereit ist es ab { $wanted } %.
report_shadow-ready = **{ $name }:** { $share } % passten (Urteile: { $judged }, davon „Passt“: { $right }). Das ist bereit: Mit `/lotse { $command } { $typed }` lesen es alle, mit `/lotse { $command } { $typed } #hilfe` erst einmal ein Kanal.

report_shadow-week = Eine Woche im Schattenmodus: Das hätte ich getan. Niemand außer Ihnen hat es gelesen.
report_shadow-tags =
    { $times ->
        [one] **{ $name }:** eine Frage erkannt
       *[other] **{ $name }:** { $times } Fragen erkannt
    }, { $tagged ->
        [one] ein Thema gefunden
       *[other] { $tagged } Themen gefunden
    }. { $wrong ->
        [0] Als falsch gemeldet haben Sie nichts
        [one] Eine Frage davon war falsch getaggt
       *[other] { $wrong } Fragen davon waren falsch getaggt
    }, { $right ->
        [0] als passend noch keine.
        [one] eine passte.
       *[other] { $right } passten.
    } Bereit? Mit `/lotse { $command } { $typed }` lesen es alle, mit `/lotse { $command } { $typed } #hilfe` erst einmal ein Kanal.
report_shadow-feature =
    { $times ->
        [one] **{ $name }:** einmal hätte ich geschrieben
       *[other] **{ $name }:** { $times }-mal hätte ich geschrieben
    }, { $wrong ->
        [0] als falsch gemeldet haben Sie nichts.
        [one] einmal davon war es falsch.
       *[other] { $wrong }-mal davon war es falsch.
    } Bereit? Mit `/lotse { $command } { $typed }` lesen es alle.
