# Eine Pause, und wieder zurück.

pause_member-help = `/lotse { $word }` lässt dich in Ruhe, zum Beispiel `/lotse { $word } bis 15.8.`; mit `/lotse { $word } aus` bist du wieder dabei.

pause_member-on = Gut, du hast Pause bis einschließlich **{ $until }**. So lange frage ich dich nichts und schlage dich niemandem vor; was gerade auf deine Antwort wartet, nehme ich zurück. Laufende Lernpaare bleiben bestehen. Danach bist du von selbst wieder dabei, früher mit `/lotse pause aus`.
pause_member-already = Du hast Pause bis einschließlich **{ $until }**. Zurück kommst du mit `/lotse pause aus`, einen anderen Tag nennst du so: `/lotse pause bis 15.8.`
pause_member-off = Schön, du bist wieder dabei. Ich frage dich ab jetzt wieder, wenn jemand dein Thema sucht. Die nächste Pause gibt es mit `/lotse pause`.
pause_member-none = Du hast gerade keine Pause. Mit `/lotse pause` oder `/lotse pause bis 15.8.` beginnt eine.
pause_member-no_profile = Gut: Bis einschließlich **{ $until }** schreibe ich dir nichts von mir aus. Dafür merke ich mir eine Prüfsumme, aus der niemand deinen Namen lesen kann; danach lösche ich sie. Früher endet die Pause mit `/lotse pause aus`.
pause_member-no_profile_off = Gut, deine Pause ist zu Ende: Ab und zu darf ich dir wieder von mir aus schreiben. Die nächste gibt es mit `/lotse pause`.
pause_member-unclear = Diesen Tag habe ich nicht verstanden, deshalb hat sich nichts geändert. So geht es: `/lotse pause bis 15.8.` oder `/lotse pause 2 Wochen`.
pause_member-past = Dieser Tag ist schon vorbei, deshalb hat sich nichts geändert. Meinst du das nächste Jahr, schreib es dazu: `/lotse pause bis 15.8.2027`.
pause_member-far = So weit im Voraus merke ich mir nichts: Länger als ein Jahr dauert eine Pause nicht. Nenn einen früheren Tag, zum Beispiel `/lotse pause 3 Monate`.
pause_member-start = Pause machen
pause_member-stop = Pause beenden
