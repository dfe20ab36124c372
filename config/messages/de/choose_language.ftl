# Die Sprache, in der Lotse schreibt.

choose_language-help = `/lotse { $word }` ändert, in welcher Sprache ich dir schreibe: `/lotse { $word } de` oder `/lotse { $word } en`.

choose_language-chosen = Gut, ab jetzt schreibe ich dir auf Deutsch. Zurück geht es mit `/lotse language en`.
choose_language-which = Gerade schreibe ich dir auf Deutsch. Welche Sprache ist dir lieber?
choose_language-unknown = Diese Sprache kann ich nicht. Deutsch oder Englisch, was ist dir lieber?
choose_language-no_profile = Ohne Profil merke ich mir keine Sprache: Ich antworte in der Sprache des Befehls, den du tippst. Soll ich sie mir merken, leg mit `/lotse profil` ein Profil an.
choose_language-de = Auf Deutsch
choose_language-en = In English
