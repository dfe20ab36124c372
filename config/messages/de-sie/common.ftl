# Wörter, die mehrere Funktionen teilen.

common-somebody = jemand
common-taught_as = { $topics } (angeboten als { $others })
common-withdrawn = Hier stand eine Zeile von Lotse, einem Bot. Sie ist zurückgenommen.
common-unseen =
    { $count ->
        [one] Eine davon fehlt in dieser Liste: Ich konnte gerade nicht nachsehen, ob sie noch öffentlich ist.
       *[other] { $count } davon fehlen in dieser Liste: Ich konnte gerade nicht nachsehen, ob sie noch öffentlich sind.
    }

common-trying_again = Das hat gerade nicht geklappt; der Fehler liegt bei mir. Ich versuche es von selbst noch einmal und schreibe Ihnen dann.
common-once_more = Vorhin hat es nicht geklappt, jetzt sollte es gehen. Versuchen Sie es bitte noch einmal?
common-done = Vorhin hat es nicht geklappt, inzwischen schon: Es ist erledigt.
common-gave_up = Was Sie vorhin wollten, hat auch nach mehreren Versuchen nicht geklappt. Das tut mir leid. Sagen Sie bitte der Moderation Bescheid, dann kann es jemand richten.

common-shortcut_elsewhere = Hier lese ich nicht mit, und das bleibt auch so: Ich habe nichts gelesen und nichts gespeichert.
common-shortcut_gone = Diese Nachricht gibt es nicht mehr, und was ich dazu wusste, ist schon weg. Sie müssen nichts tun.
common-shortcut_not_yours = Darüber entscheidet, wer den Thread begonnen hat, oder die Moderation; ich habe nichts geändert. Schreiben Sie der Person doch kurz, sie findet den Eintrag im selben Menü.

common-language-de = Deutsch
common-language-en = Englisch

common-format-online = Online
common-format-onsite = Vor Ort
common-format-both = Beides geht

common-slot-mo-morning = Montagvormittag
common-slot-mo-afternoon = Montagnachmittag
common-slot-mo-evening = Montagabend
common-slot-tu-morning = Dienstagvormittag
common-slot-tu-afternoon = Dienstagnachmittag
common-slot-tu-evening = Dienstagabend
common-slot-we-morning = Mittwochvormittag
common-slot-we-afternoon = Mittwochnachmittag
common-slot-we-evening = Mittwochabend
common-slot-th-morning = Donnerstagvormittag
common-slot-th-afternoon = Donnerstagnachmittag
common-slot-th-evening = Donnerstagabend
common-slot-fr-morning = Freitagvormittag
common-slot-fr-afternoon = Freitagnachmittag
common-slot-fr-evening = Freitagabend
common-slot-sa-morning = Samstagvormittag
common-slot-sa-afternoon = Samstagnachmittag
common-slot-sa-evening = Samstagabend
common-slot-su-morning = Sonntagvormittag
common-slot-su-afternoon = Sonntagnachmittag
common-slot-su-evening = Sonntagabend

common-category = Kategorie { $number } des Forums
