# Ein Mensch, zwei Konten: in Slack und im Forum.

link_accounts-offer_discourse = Ihr Code ist **{ $code }**. Schreiben Sie mir damit im Forum eine Nachricht, nur diese Zeile: „@lotse verbinden { $code }“. Danach frage ich Sie hier noch einmal. Der Code gilt bis { $until } Uhr. Geben Sie ihn niemandem weiter.
link_accounts-offer_slack = Ihr Code ist **{ $code }**. Tippen Sie damit in Slack: „/lotse verbinden { $code }“. Danach frage ich Sie hier noch einmal. Der Code gilt bis { $until } Uhr. Geben Sie ihn niemandem weiter.

link_accounts-ask_discourse = Jemand hat im Forum Ihren Code eingegeben, mit dem Konto **{ $who }**. Sind Sie das? Dann verbinde ich beide Konten: ein Profil, ein Mensch. Mit `/lotse trennen` machen Sie es rückgängig.
link_accounts-ask_slack = Jemand hat in Slack Ihren Code eingegeben, mit dem Konto **{ $who }**. Sind Sie das? Dann verbinde ich beide Konten: ein Profil, ein Mensch. Mit `/lotse trennen` machen Sie es rückgängig.
link_accounts-yes = Ja, das bin ich
    .word = ja
link_accounts-no = Nein, das bin ich nicht
    .word = nein
link_accounts-typed_slack = Der Code stimmt. Jetzt fehlt nur noch Ihr Ja in Slack: Dort habe ich Ihnen gerade geschrieben.
link_accounts-typed_discourse = Der Code stimmt. Jetzt fehlt nur noch Ihr Ja im Forum: Dort habe ich Ihnen gerade geschrieben.

link_accounts-which = Auf beiden Seiten gibt es ein Profil, und eines davon bleibt. Welches soll es sein? Das andere lösche ich.
link_accounts-this = Das Profil von hier
    .word = hier
link_accounts-other = Das Profil von dort
    .word = dort
link_accounts-linked_slack = Verbunden: Für mich sind Sie jetzt in Slack und im Forum derselbe Mensch. Ich schreibe Ihnen in Slack. Mit `/lotse trennen` machen Sie es rückgängig, mit `/lotse vergiss mich` vergesse ich beide Konten.
link_accounts-linked_discourse = Verbunden: Für mich sind Sie jetzt in Slack und im Forum derselbe Mensch. Ich schreibe Ihnen im Forum. Mit `/lotse trennen` machen Sie es rückgängig, mit `/lotse vergiss mich` vergesse ich beide Konten.
link_accounts-refused = Gut, ich verbinde nichts. Haben Sie den Code jemandem gegeben, ist er jetzt wertlos.

link_accounts-wrong = Diesen Code kenne ich nicht. Schauen Sie noch einmal nach, oder holen Sie sich auf der anderen Seite mit „verbinden“ einen neuen.
link_accounts-too_many = Das waren zu viele falsche Codes. Warten Sie eine Viertelstunde und holen Sie sich dann einen neuen.
link_accounts-expired = Dieser Code ist abgelaufen. Holen Sie sich auf der anderen Seite mit „verbinden“ einen neuen.
link_accounts-taken = Diesen Code hat schon jemand anderes eingegeben. Waren Sie das nicht, sagen Sie auf der anderen Seite Nein und holen Sie sich einen neuen.
link_accounts-this_side = Der Code ist für die andere Seite: Einer aus Slack gehört ins Forum, einer aus dem Forum nach Slack.
link_accounts-linked_already = Ihre Konten sind schon verbunden. Mit `/lotse trennen` machen Sie das rückgängig.
link_accounts-gone = Diese Anfrage ist nicht mehr offen. Mit `/lotse verbinden` bekommen Sie einen neuen Code.
link_accounts-impossible = Diese beiden Konten kann ich nicht verbinden. Fragen dazu beantwortet die Moderation.

link_accounts-parted_slack = Getrennt. Ihr Profil und Ihre Lernpaare bleiben bei Ihrem Slack-Konto; im Forum kenne ich Sie nicht mehr. Mit `/lotse verbinden` geht es wieder zusammen.
link_accounts-parted_discourse = Getrennt. Ihr Profil und Ihre Lernpaare bleiben bei Ihrem Forumskonto; in Slack kenne ich Sie nicht mehr. Mit `/lotse verbinden` geht es wieder zusammen.
link_accounts-not_linked = Hier ist nichts verbunden. Mit `/lotse verbinden` bekommen Sie einen Code dafür.
