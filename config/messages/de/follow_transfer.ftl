# Was ins Forum übernommen wurde, und was wieder heraus soll.

follow_transfer-no = Nein
follow_transfer-withdraw = Doch nicht
follow_transfer-back = Zurückholen
follow_transfer-refused =
    In Ordnung, deine Worte bleiben in Slack. Außer dir erfährt es niemand.
    { $question }
    Falls du es dir anders überlegst, geht das hier.
follow_transfer-gone = In Ordnung, deine Worte sind aus dem Forum gelöscht. In Slack stehen sie noch, bis du sie dort löschst.
follow_transfer-over = Das hat sich erledigt: Die Unterhaltung steht nicht im Forum. Du musst nichts tun.
follow_transfer-taken_back = Die Unterhaltung steht nur noch in Slack. Danach noch einmal fragen kann ich frühestens in 30 Tagen.
