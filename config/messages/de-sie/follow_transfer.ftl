# Was ins Forum übernommen wurde, und was wieder heraus soll.

follow_transfer-no = Nein
follow_transfer-withdraw = Doch nicht
follow_transfer-back = Zurückholen
follow_transfer-refused =
    In Ordnung, Ihre Worte bleiben in Slack. Außer Ihnen erfährt es niemand.
    { $question }
    Falls Sie es sich anders überlegen, geht das hier.
follow_transfer-gone = In Ordnung, Ihre Worte sind aus dem Forum gelöscht. In Slack stehen sie noch, bis Sie sie dort löschen.
follow_transfer-over = Das hat sich erledigt: Die Unterhaltung steht nicht im Forum. Sie müssen nichts tun.
follow_transfer-taken_back = Die Unterhaltung steht nur noch in Slack. Danach noch einmal fragen kann ich frühestens in 30 Tagen.
