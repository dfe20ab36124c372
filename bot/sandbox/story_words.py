"""What the people of the demo's story say, and how they fill in their profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Form = tuple[Mapping[str, str | Sequence[str]], ...]
"""The steps of a form: what is entered, by action id."""

MIRA = (
    "Hallo zusammen, ich bin Mira, Sozialarbeiterin aus Moers. Ich möchte unsere Umfrage endlich "
    "selbst auswerten und kann bei Interviews helfen."
)
JONAS = (
    "Moin, Jonas hier. Beruflich schiebe ich Daten von A nach B. Hier will ich vor allem "
    "weitergeben, was ich über Tabellen und SQL weiß."
)
GRACE = "Hi all, I'm Grace. I moved to Duisburg last year and want to learn about open data."
DUPLICATES = (
    "Wie krieg ich doppelte Einträge aus meiner Excel raus, "
    "die Leute haben sich teils 2x angemeldet"
)
USE_EXCEL = (
    "Erst alle Mailadressen klein schreiben, dann Daten > Duplikate entfernen. Vorher eine Kopie!"
)
MODELS = (
    "Wir überlegen im Vorstand, ob wir ein Sprachmodell auf eigenem Rechner betreiben sollen. "
    "Welche Erfahrungen habt ihr gemacht?"
)
ONE_VOICE = "Wir haben es drei Monate probiert. Für Protokolle gut, für Zahlen gar nicht."
LICENCE = "Does anyone know which licence lets people reuse our open data?"
MEMBER_LIST = (
    "Die Datenschutzgrundverodnung macht mir Angst: Dürfen wir unsere Mitgliederliste in die "
    "Nextcloud legen?"
)
SURVEY = (
    "Ich habe 120 Fragebögen mit Zustimmung von 1 bis 5. Wie bekomme ich daraus in R ein Bild, "
    "das der Vorstand versteht?"
)
USE_LIKERT = "Das Paket likert malt dir genau das. Die Skala vorher als geordneten Faktor anlegen."
CARD = "Wer unterschreibt noch auf der Karte zum Geburtstag von Petra? Sie liegt im Büro."
DUES = "Unsere Kassiererin hört auf. Womit verwaltet ihr Mitglieder und ihre Beiträge?"
CARTO = "Welche Python-Bücher habt ihr im Regal? Für meine Nichte, sie ist zwölf."
CC_BY = "CC BY 4.0 is what most cities use. Name the source, done."
THANKS = "Thank you @aylin, that is exactly what I needed."
ASK_FIRST = (
    "Ja, wenn der Server euch gehört oder ein Vertrag zur Auftragsverarbeitung da ist. "
    "Und nur wer sie braucht, darf hinein."
)
AGAIN_TITLE = "Doppelte Einträge in einer Excel-Liste"
AGAIN = (
    "Zwei von uns haben die Anmeldungen abgetippt. Wie krieg ich die doppelten Einträge aus der "
    "Excel wieder raus?"
)
FOUND = "Ach, das hat Mira in #hilfe schon gefragt, und Jonas hat es erklärt. Das probiere ich."
ME_TOO = "Mir hat das auch geholfen. Aber wirklich erst eine Kopie machen!"
DASHBOARDS = "Womit baut ihr Dashboards, die auch am Handy lesbar sind?"
TWO_TABLES = (
    "Wie bringe ich in Excel zwei Tabellen zusammen? Die Mitgliedsnummer steht in beiden, "
    "die Adressen nur in der zweiten."
)
USE_XLOOKUP = (
    "Genau das hatte ich vor zwei Wochen. XVERWEIS holt dir die Adresse; wichtig ist, dass die "
    "Nummern in beiden Tabellen Zahlen sind."
)
MAIL_MERGE = "Wie mache ich in Excel und Word einen Serienbrief? Ruft gern an: 0171 3920012"
NO_NUMBER = "Wie mache ich in Excel und Word einen Serienbrief? Schreibt mir gern hier."
USE_MERGE = "In Word: Sendungen > Seriendruck starten, dann als Empfänger deine Tabelle wählen."

TEACHER: Form = (
    {
        "ask_profile-background": "Dateningenieur, früher Physik",
        "ask_profile-name": "Jonas",
        "ask_profile-wants": "weitergeben, was ich weiß",
        "ask_profile-can_help": "Tabellen, SQL, aufräumen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-teaches": ["excel", "sql"]},
    {
        "ask_profile-level:excel": "4",
        "ask_profile-level:sql": "4",
        "ask_profile-hours": "2",
        "ask_profile-languages": ["de", "en"],
        "ask_profile-slots": ["tu-evening", "th-evening"],
        "ask_profile-format": "online",
    },
)
LEARNER: Form = (
    {
        "ask_profile-background": "Soziale Arbeit",
        "ask_profile-name": "Mira",
        "ask_profile-wants": "unsere Umfrage auswerten",
        "ask_profile-can_help": "Interviews führen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["excel"], "ask_profile-teaches": ["qualitative-forschung"]},
    {
        "ask_profile-level:excel": "2",
        "ask_profile-level:qualitative-forschung": "3",
        "ask_profile-hours": "2",
        "ask_profile-languages": ["de"],
        "ask_profile-slots": ["tu-evening", "sa-morning"],
        "ask_profile-format": "both",
        "ask_profile-region": "Niederrhein",
    },
)
TOM: Form = (
    {
        "ask_profile-background": "Vereinsbuchhaltung",
        "ask_profile-name": "Tom",
        "ask_profile-wants": "unsere Mitgliederdatenbank verstehen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["sql"]},
    {
        "ask_profile-level:sql": "1",
        "ask_profile-hours": "1",
        "ask_profile-languages": ["de"],
        "ask_profile-slots": ["th-evening"],
        "ask_profile-format": "online",
    },
)
AYLIN: Form = (
    {
        "ask_profile-background": "Stadtplanung",
        "ask_profile-name": "Aylin",
        "ask_profile-wants": "Menschen im Viertel gut befragen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["qualitative-forschung"]},
    {
        "ask_profile-level:qualitative-forschung": "1",
        "ask_profile-hours": "1",
        "ask_profile-languages": ["de", "en"],
        "ask_profile-slots": ["sa-morning"],
        "ask_profile-format": "both",
        "ask_profile-region": "Niederrhein",
    },
)
NEWCOMER: Form = (
    {
        "ask_profile-background": "Librarian",
        "ask_profile-name": "Grace",
        "ask_profile-wants": "publish our catalogue as open data",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["open-data"]},
    {
        "ask_profile-level:open-data": "1",
        "ask_profile-hours": "1",
        "ask_profile-languages": ["en"],
        "ask_profile-slots": ["we-evening"],
        "ask_profile-format": "online",
    },
)
