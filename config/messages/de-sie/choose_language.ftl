# Die Sprache, in der Lotse schreibt.

choose_language-help = `/lotse { $word }` ändert, in welcher Sprache ich Ihnen schreibe: `/lotse { $word } de` oder `/lotse { $word } en`.

choose_language-chosen = Gut, ab jetzt schreibe ich Ihnen auf Deutsch. Zurück geht es mit `/lotse language en`.
choose_language-which = Gerade schreibe ich Ihnen auf Deutsch. Welche Sprache ist Ihnen lieber?
choose_language-unknown = Diese Sprache kann ich nicht. Deutsch oder Englisch, was ist Ihnen lieber?
choose_language-no_profile = Ohne Profil merke ich mir keine Sprache: Ich antworte in der Sprache des Befehls, den Sie tippen. Soll ich sie mir merken, legen Sie mit `/lotse profil` ein Profil an.
choose_language-de = Auf Deutsch
choose_language-en = In English
