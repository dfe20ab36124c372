"""``make demo ARGS=--once``: three weeks of the main job in one process, told, and exit 0."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PATIENCE = 180
"""Seconds after which something hangs; how long it takes is not measured here."""

DAY = re.compile(r"(?m)^(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag), .+ ─+$")

IN_ORDER = (
    # a question in Slack gets its topics, and why
    "14:10  #hilfe  Mira: Wie krieg ich doppelte Einträge aus meiner Excel raus",
    "Dubletten und Datenabgleich (gehört zu „Datenqualität und -bereinigung“), zu 86 % sicher",
    "14:10  #hilfe  ↳ Lotse: Themen: Dubletten und Datenabgleich, Excel und Tabellenkalkulation",
    # an answer is accepted there
    "16:05  #hilfe  Mira setzt ✅ unter „Erst alle Mailadressen klein schreiben",
    # a question in the forum gets its tags and a reply
    "Heinz: Wir überlegen im Vorstand, ob wir ein Sprachmodell",
    "Lotse setzt die Schlagwörter: sprachmodelle",
    "Lotse: Ich bin Lotse, ein Bot, und habe dieser Frage ein Schlagwort gegeben: Sprachmodelle",
    # English, and a slip of the pen in a compound
    "Lotse: Topics: Open data, Licences, because it says here: open data, licence.",
    "„Datenschutzgrundverodnung“ (Teil eines Worts) → Datenschutz, zu 76 % sicher",
    # an answer is accepted in the forum
    "Leyla nimmt eine Antwort an: Das Paket likert malt dir genau das.",
    # profiles, and what was answered before counts from then on
    "17:00  #hilfe  Jonas tippt /lotse profil",
    "17:00  Formular  Lotse zeigt Jonas „Profil, Schritt 1 von 3“",
    "· record_evidence: Nachweis für Dubletten und Datenabgleich: eine angenommene Antwort",
    "17:30  Formular  Lotse zeigt Mira „Profil, Schritt 3 von 3“",
    "17:30  Formular  Lotse zeigt Mira „Danke, dein Profil ist fertig.“",
    # the first week
    "· send_digest: eine Woche ist um: Zeit zu erzählen, was offen ist",
    # what was no question is taken for none
    "10:20  #hilfe  Aylin wählt im Menü „Keine Frage“",
    "10:20  nur für Aylin  Lotse: In Ordnung, das ist für mich keine Frage",
    # a match: both are asked, two yeses, one group
    "19:00  #hilfe  Mira tippt /lotse partner",
    "· propose_match: Stufe, Zeit und ein freier Platz passen: Excel und Tabellenkalkulation",
    "08:10  an Jonas  Jonas drückt [Ja, gern]",
    "08:10  an Jonas  Lotse ändert: Danke für dein Ja",
    "18:45  an Mira  Lotse ändert: Ihr habt beide Ja gesagt zu Excel und Tabellenkalkulation.",
    "18:45  Gruppe Jonas, Mira  Lotse: Hallo @Mira und @Jonas, schön, dass ihr beide Ja",
    "[Passt nicht] [Melden]",
    # a correction is believed
    "11:00  #hilfe  Lotse nimmt eine Zeile zurück",
    # a telephone number: only its author is told, and mends it
    "14:00  an Aylin  Lotse: Hallo, hier ist Lotse, ein Bot. In deiner öffentlichen Frage",
    "• eine Telefonnummer",
    "14:05  #hilfe  Aylin ändert: Wie mache ich in Excel und Word einen Serienbrief?",
    "14:05  an Aylin  Lotse ändert: Danke, das ist jetzt weg.",
    # three days later each of the two is asked alone how it goes
    "18:45  an Mira  Lotse: Vor ein paar Tagen habe ich euch zu Excel und Tabellenkalkulation",
    "[Ja] [Noch nicht] [Passt nicht]",
    "19:30  an Mira  Mira drückt [Ja]",
    "19:30  an Mira  Lotse ändert: Schön. Euer Lernpaar zu Excel und Tabellenkalkulation läuft",
    # the second week
    "· send_digest: eine Woche ist um: Zeit zu erzählen, was offen ist",
    # a moderator looks after what nobody answered
    "08:50  #moderation  Petra drückt [Übernehmen]",
    "09:00  #hilfe  ↳ Petra: Ja, wenn der Server euch gehört",
    # whoever was helped helps the next one
    "12:00  an Mira  Lotse: Vor 2 Wochen hast du nach Excel und Tabellenkalkulation gefragt",
    "12:30  an Mira  Mira drückt [Ja, ich schau]",
    "13:10  #hilfe  ↳ Mira: Genau das hatte ich vor zwei Wochen.",
    # a learning round: a moderator opens it, whoever can be in it is asked alone
    "09:00  #hilfe  Petra tippt /lotse runde öffnen",
    "09:00  an Jonas  Lotse: Bald beginnt eine Lernrunde",
    # what was answered in Slack is named in the forum
    "Schon einmal beantwortet: Wie krieg ich doppelte Einträge aus meiner Excel raus",
    "12:10  an Tom  Lotse ändert: Schön, du bist in dieser Lernrunde dabei.",
    "18:00  an Tom  Lotse ändert: Schön, das freut mich.",
    # vergiss mich, in the member's language
    "09:00  nur für Grace  Lotse: Shall I forget everything I know about you?",
    "· forget_member: das Konto ist aus allen Tabellen und Nachrichten entfernt",
    "09:01  nur für Grace  Lotse: I have forgotten you",
    # what came of the round: a pair is asked, and whoever is left over hears why
    "· hold_rounds: Stufe, Zeit und ein freier Platz passen: SQL",
    "09:00  an Tom  Lotse: Die Lernrunde hat für SQL eine Person gefunden",
    "09:00  an Aylin  Lotse: In dieser Lernrunde hat niemand angeboten",
    "18:40  an Jonas  Jonas drückt [Ja, gern]",
    "18:40  Gruppe Jonas, Tom  Lotse: Hallo @Tom und @Jonas",
    "So weit die drei Wochen. Selbst ausprobieren: make demo.",
)

COUNTS = {
    r"#hilfe  Lotse: Die Woche . Datenlabor Niederrhein: [34] Fragen sind noch offen": 2,
    r"Forum „Offene Fragen.*Lotse: Die Woche . Datenlabor Niederrhein: [34] Fragen": 2,
    r"Gruppe .*  Lotse: ": 2,
    r"an (Mira|Jonas)  Lotse: (Für .* habe ich eine Person gefunden|Jemand möchte bei )": 2,
    r"an (Mira|Jonas)  Lotse: (Vor 2 Wochen hast du nach|Jemand fragt etwas zu) ": 1,
    r"an (Mira|Jonas)  Lotse: Vor ein paar Tagen habe ich euch zu ": 2,
    r"an (Mira|Jonas|Tom)  Lotse ändert: Ihr habt beide Ja gesagt": 4,
    r"· forget_member: ": 1,
    r"· report_shadow: ": 0,
    r"#moderation  Lotse: .*\n +Wer unterschreibt noch auf der Karte": 0,
}
"""How often something is told: each digest once per place, each introduction once."""


async def once(folder: Path) -> tuple[int, str, str]:
    """The demo in ``folder``; its exit code, transcript and log."""
    demo = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--once"),
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await asyncio.wait_for(demo.communicate(), PATIENCE)
    finally:
        if demo.returncode is None:
            demo.kill()
            await demo.wait()
    assert demo.returncode is not None
    return demo.returncode, out.decode(), err.decode()


def in_order(told: str) -> list[str]:
    """Which of the key lines are missing, or come too early."""
    at, missing = 0, []
    for line in IN_ORDER:
        found = told.find(line, at)
        if found < 0:
            missing.append(line)
        else:
            at = found + len(line)
    return missing


def test_three_weeks_are_told_and_it_ends(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    (tmp_path / "var").mkdir()
    code, told, log = asyncio.run(once(tmp_path))
    assert (code, log) == (0, "")
    assert in_order(told) == []
    for pattern, times in COUNTS.items():
        assert len(re.findall(rf"(?m)^\d\d:\d\d  {pattern}|^ +{pattern}", told)) == times, pattern
    days = DAY.findall(told)
    assert days[0].startswith("Montag, 2. November 2026")
    assert days[-1].startswith("Freitag, 20. November 2026")
    assert " gescheitert " not in told, "no reaction fails in the demo"
    assert ": dead, " not in told, "and no delivery is given up"
    assert list((tmp_path / "var").iterdir()) == [], "it keeps nothing"


@pytest.mark.parametrize("line", IN_ORDER[::6])
def test_a_line_that_is_missing_is_missed(line: str) -> None:
    assert in_order("\n".join(IN_ORDER)) == []
    assert line in in_order("\n".join(each for each in IN_ORDER if each != line))
