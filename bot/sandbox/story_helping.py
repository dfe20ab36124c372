"""What is said where a question waits until somebody is asked for help."""

from __future__ import annotations

TWO_TABLES = (
    "Wie bringe ich in Excel zwei Tabellen zusammen? Die Mitgliedsnummer steht in beiden, "
    "die Adressen nur in der zweiten."
)
USE_XLOOKUP = (
    "=XVERWEIS(A2; Tabelle2!A:A; Tabelle2!D:D) holt dir die Adresse. Wichtig: Die Nummern müssen "
    "in beiden Tabellen Zahlen sein, nicht einmal Text."
)
