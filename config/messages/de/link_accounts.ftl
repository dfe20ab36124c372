# Ein Mensch, zwei Konten: in Slack und im Forum.

link_accounts-offer_discourse = Dein Code ist **{ $code }**. Schreib mir damit im Forum eine Nachricht, nur diese Zeile: „@lotse verbinden { $code }“. Danach frage ich dich hier noch einmal. Der Code gilt bis { $until } Uhr. Gib ihn niemandem weiter.
link_accounts-offer_slack = Dein Code ist **{ $code }**. Tippe damit in Slack: „/lotse verbinden { $code }“. Danach frage ich dich hier noch einmal. Der Code gilt bis { $until } Uhr. Gib ihn niemandem weiter.

link_accounts-ask_discourse = Jemand hat im Forum deinen Code eingegeben, mit dem Konto **{ $who }**. Bist du das? Dann verbinde ich beide Konten: ein Profil, ein Mensch. Mit `/lotse trennen` machst du es rückgängig.
link_accounts-ask_slack = Jemand hat in Slack deinen Code eingegeben, mit dem Konto **{ $who }**. Bist du das? Dann verbinde ich beide Konten: ein Profil, ein Mensch. Mit `/lotse trennen` machst du es rückgängig.
link_accounts-yes = Ja, das bin ich
    .word = ja
link_accounts-no = Nein, das bin ich nicht
    .word = nein
link_accounts-typed_slack = Der Code stimmt. Jetzt fehlt nur noch dein Ja in Slack: Dort habe ich dir gerade geschrieben.
link_accounts-typed_discourse = Der Code stimmt. Jetzt fehlt nur noch dein Ja im Forum: Dort habe ich dir gerade geschrieben.

link_accounts-which = Auf beiden Seiten gibt es ein Profil, und eines davon bleibt. Welches soll es sein? Das andere lösche ich.
link_accounts-this = Das Profil von hier
    .word = hier
link_accounts-other = Das Profil von dort
    .word = dort
link_accounts-linked_slack = Verbunden: Für mich bist du jetzt in Slack und im Forum derselbe Mensch. Ich schreibe dir in Slack. Mit `/lotse trennen` machst du es rückgängig, mit `/lotse vergiss mich` vergesse ich beide Konten.
link_accounts-linked_discourse = Verbunden: Für mich bist du jetzt in Slack und im Forum derselbe Mensch. Ich schreibe dir im Forum. Mit `/lotse trennen` machst du es rückgängig, mit `/lotse vergiss mich` vergesse ich beide Konten.
link_accounts-refused = Gut, ich verbinde nichts. Hast du den Code jemandem gegeben, ist er jetzt wertlos.

link_accounts-wrong = Diesen Code kenne ich nicht. Schau noch einmal nach, oder hol dir auf der anderen Seite mit „verbinden“ einen neuen.
link_accounts-too_many = Das waren zu viele falsche Codes. Warte eine Viertelstunde und hol dir dann einen neuen.
link_accounts-expired = Dieser Code ist abgelaufen. Hol dir auf der anderen Seite mit „verbinden“ einen neuen.
link_accounts-taken = Diesen Code hat schon jemand anderes eingegeben. Warst du das nicht, sag auf der anderen Seite Nein und hol dir einen neuen.
link_accounts-this_side = Der Code ist für die andere Seite: Einer aus Slack gehört ins Forum, einer aus dem Forum nach Slack.
link_accounts-linked_already = Deine Konten sind schon verbunden. Mit `/lotse trennen` machst du das rückgängig.
link_accounts-gone = Diese Anfrage ist nicht mehr offen. Mit `/lotse verbinden` bekommst du einen neuen Code.
link_accounts-impossible = Diese beiden Konten kann ich nicht verbinden. Fragen dazu beantwortet die Moderation.

link_accounts-parted_slack = Getrennt. Dein Profil und deine Lernpaare bleiben bei deinem Slack-Konto; im Forum kenne ich dich nicht mehr. Mit `/lotse verbinden` geht es wieder zusammen.
link_accounts-parted_discourse = Getrennt. Dein Profil und deine Lernpaare bleiben bei deinem Forumskonto; in Slack kenne ich dich nicht mehr. Mit `/lotse verbinden` geht es wieder zusammen.
link_accounts-not_linked = Hier ist nichts verbunden. Mit `/lotse verbinden` bekommst du einen Code dafür.
