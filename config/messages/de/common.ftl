# Wörter, die mehrere Funktionen teilen.

common-somebody = jemand
common-withdrawn = Hier stand eine Zeile von Lotse, einem Bot. Sie ist zurückgenommen.

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
