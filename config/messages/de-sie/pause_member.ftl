# Eine Pause, und wieder zurück.

pause_member-help = `/lotse { $word }` lässt Sie in Ruhe, zum Beispiel `/lotse { $word } bis 15.8.`; mit `/lotse { $word } aus` sind Sie wieder dabei.

pause_member-on = Gut, Sie haben Pause bis einschließlich **{ $until }**. So lange frage ich Sie nichts und schlage Sie niemandem vor; was gerade auf Ihre Antwort wartet, nehme ich zurück. Laufende Lernpaare bleiben bestehen. Danach sind Sie von selbst wieder dabei, früher mit `/lotse pause aus`.
pause_member-already = Sie haben Pause bis einschließlich **{ $until }**. Zurück kommen Sie mit `/lotse pause aus`, einen anderen Tag nennen Sie so: `/lotse pause bis 15.8.`
pause_member-off = Schön, Sie sind wieder dabei. Ich frage Sie ab jetzt wieder, wenn jemand Ihr Thema sucht. Die nächste Pause gibt es mit `/lotse pause`.
pause_member-none = Sie haben gerade keine Pause. Mit `/lotse pause` oder `/lotse pause bis 15.8.` beginnt eine.
pause_member-no_profile = Gut: Bis einschließlich **{ $until }** schreibe ich Ihnen nichts von mir aus. Dafür merke ich mir eine Prüfsumme, aus der niemand Ihren Namen lesen kann; danach lösche ich sie. Früher endet die Pause mit `/lotse pause aus`.
pause_member-no_profile_off = Gut, Ihre Pause ist zu Ende: Ab und zu darf ich Ihnen wieder von mir aus schreiben. Die nächste gibt es mit `/lotse pause`.
pause_member-unclear = Diesen Tag habe ich nicht verstanden, deshalb hat sich nichts geändert. So geht es: `/lotse pause bis 15.8.` oder `/lotse pause 2 Wochen`.
pause_member-past = Dieser Tag ist schon vorbei, deshalb hat sich nichts geändert. Meinen Sie das nächste Jahr, schreiben Sie es dazu: `/lotse pause bis 15.8.2027`.
pause_member-far = So weit im Voraus merke ich mir nichts: Länger als ein Jahr dauert eine Pause nicht. Nennen Sie einen früheren Tag, zum Beispiel `/lotse pause 3 Monate`.
pause_member-start = Pause machen
pause_member-stop = Pause beenden
