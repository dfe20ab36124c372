# „Ins Forum übernehmen“ im Menü einer Nachricht.

take_to_forum-done =
    { $count ->
        [one] Ich frage den Menschen, der hier geschrieben hat, unter vier Augen. Sagt er bis { $until } nicht Ja, bleibt die Unterhaltung hier.
       *[other] Ich frage die { $count } Menschen, die hier geschrieben haben, jeden für sich und unter vier Augen. Was bis { $until } kein Ja hat, bleibt hier.
    } Dann sage ich dir, was daraus wurde.
    .menu = Ins Forum übernehmen
take_to_forum-asking = Ich frage hier schon nach, bis { $until }. Du musst nichts mehr tun.
take_to_forum-there = Diese Unterhaltung steht schon im Forum: { $topic }
take_to_forum-nowhere = Noch weiß ich nicht, wohin im Forum. Die Nummer der Kategorie kommt in `config/community.toml`, in den Abschnitt take_to_forum.
take_to_forum-unknown = Ins Forum kann ich nur Fragen übernehmen, die ich mir gemerkt habe. „Als Frage merken“ im selben Menü ändert das.
take_to_forum-guarded = In dieser Frage stehen wohl Daten über Menschen. Sind sie heraus, kann sie ins Forum.
take_to_forum-lately = Danach habe ich hier vor Kurzem schon gefragt. Noch einmal frage ich frühestens { $again }, damit niemand bedrängt wird.
take_to_forum-settled = Das ist schon erledigt. Du musst nichts mehr tun.

take_to_forum-ask =
    Diese Unterhaltung soll ins Forum, damit sie nicht verloren geht und andere sie finden:
    { $question }
    Darf dort stehen, was du bis jetzt darin geschrieben hast? Ohne dein Ja bleibt es weg, und niemand erfährt, wer nicht wollte. Dein Ja kannst du jederzeit zurücknehmen. Gefragt bist du bis { $until }.
take_to_forum-named = Ja, mit Namen
take_to_forum-nameless = Ja, ohne Namen
take_to_forum-agreed =
    Danke! Deine Worte kommen mit ins Forum, und dabei steht „{ $name }“:
    { $question }
    Änderst oder löschst du sie hier, mache ich das dort auch.
take_to_forum-agreed_nameless =
    Danke! Deine Worte kommen mit ins Forum, ohne deinen Namen:
    { $question }
    Änderst oder löschst du sie hier, mache ich das dort auch.

take_to_forum-missing =
    Diese Unterhaltung bleibt in Slack: Es kam nicht genug zusammen, um sie ins Forum zu übernehmen.
    { $question }
take_to_forum-not_taken =
    Das Forum hat diese Unterhaltung nicht angenommen, deshalb bleibt sie in Slack. Sag gern der Moderation Bescheid; versuchen kannst du es jederzeit noch einmal.
    { $question }
take_to_forum-now_there =
    Jetzt steht die Unterhaltung auch im Forum: { $topic }
    Wer nicht Ja gesagt hat, dessen Worte fehlen dort.
take_to_forum-there_too = Diese Unterhaltung steht jetzt auch im Forum: { $topic } Wer gefragt hat, kann sie im Menü der Frage mit „Ins Forum übernehmen“ auch zurückholen.
take_to_forum-topics =
    { $count ->
        [one] Thema: **{ $topics }**. Passt das nicht, hilft „Thema ändern“ im Menü der Frage.
       *[other] Themen: **{ $topics }**. Passt das nicht, hilft „Thema ändern“ im Menü der Frage.
    }
take_to_forum-way = Auch im Forum: { $topic }

take_to_forum-topic =
    Diese Unterhaltung begann in { $slack }. Hier steht, was die Beteiligten dafür freigegeben haben; der Rest steht nur dort. Was sie dort ändern oder löschen, ändere ich auch hier. Ich bin Lotse, ein Bot.
    .title =
        { $many ->
            [0] Aus Slack: eine Frage vom { $taken }
           *[other] Aus Slack: { $topics } ({ $taken })
        }
take_to_forum-asks = **{ $name }** fragt in { $slack }:
take_to_forum-asks_nameless = Die Frage in { $slack }:
take_to_forum-says = **{ $name }** antwortet in { $slack }:
take_to_forum-says_nameless = Eine Antwort in { $slack }:
take_to_forum-line = { $text }
