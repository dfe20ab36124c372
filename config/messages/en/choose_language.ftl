# The language in which Lotse writes.

choose_language-help = `/lotse { $word }` changes the language I write to you in: `/lotse { $word } de` or `/lotse { $word } en`.

choose_language-chosen = All right, from now on I write to you in English. The way back is `/lotse sprache de`.
choose_language-which = At the moment I write to you in English. Which language do you prefer?
choose_language-unknown = I do not speak that language. German or English, which do you prefer?
choose_language-no_profile = Without a profile I remember no language: I answer in the language of the command you type. If I should remember it, create a profile with `/lotse profile`.
choose_language-de = Auf Deutsch
choose_language-en = In English
