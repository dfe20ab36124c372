"""The page's own words, German and English. What Lotse says is not here: it comes from the bot."""

from __future__ import annotations

from typing import Literal

Language = Literal["de", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("Lotse ausprobieren", "Try Lotse"),
    "intro": (
        (
            "Ein kleines Slack und ein kleines Forum, nur auf diesem Rechner. Schreib etwas, "
            "und sieh rechts, was Lotse daraus macht und warum."
        ),
        (
            "A small Slack and a small forum, on this machine only. Write something and see on "
            "the right what Lotse makes of it, and why."
        ),
    ),
    "to_slack": ("Zu Slack", "To Slack"),
    "to_forum": ("Zum Forum", "To the forum"),
    "to_why": ("Zu dem, was Lotse tut", "To what Lotse does"),
    "now": ("Hier ist es jetzt", "Here it is now"),
    "hour": ("Eine Stunde später", "An hour later"),
    "night": ("Am nächsten Morgen", "The next morning"),
    "week": ("Eine Woche später", "A week later"),
    "again": ("Von vorn anfangen", "Start again"),
    "again_why": (
        "Stellt die Community der Geschichte wieder her. Was du geschrieben hast, ist dann weg.",
        "Brings back the community of the story. What you wrote is gone then.",
    ),
    "language": ("In English", "Auf Deutsch"),
    "slack": ("Slack", "Slack"),
    "forum": ("Forum", "Forum"),
    "why": ("Was Lotse tut und warum", "What Lotse does, and why"),
    "you_are": ("Du bist", "You are"),
    "channels": ("Kanäle", "Channels"),
    "private": ("Nur für dich", "Just for you"),
    "dm": ("Nachrichten von Lotse", "Messages from Lotse"),
    "group": ("Gruppe mit {who}", "Group with {who}"),
    "home": ("Startseite von Lotse", "Lotse's home tab"),
    "home_empty": (
        "Hier ist noch nichts. Öffne die Startseite, dann zeichnet Lotse sie.",
        "Nothing here yet. Open the home tab, and Lotse draws it.",
    ),
    "home_open": ("Startseite öffnen", "Open the home tab"),
    "quiet": ("Noch hat hier niemand etwas geschrieben.", "Nobody has written here yet."),
    "bot": ("Bot", "bot"),
    "edited": ("bearbeitet", "edited"),
    "only_you": ("Nur für dich sichtbar", "Only visible to you"),
    "replies_1": ("1 Antwort", "1 reply"),
    "replies": ("{n} Antworten", "{n} replies"),
    "reply": ("Antworten", "Reply"),
    "reply_to": ("Antworten auf {who}", "Reply to {who}"),
    "thread": ("Thread", "Thread"),
    "back": ("Zurück zu {place}", "Back to {place}"),
    "write_in": ("Nachricht in {place}", "Message in {place}"),
    "write_hint": (
        "Eine Frage, oder ein Befehl: / zeigt, was es gibt.",
        "A question, or a command: / shows what there is.",
    ),
    "send": ("Senden", "Send"),
    "more": ("Mehr zu dieser Nachricht", "More for this message"),
    "shortcuts": ("Mit Lotse", "With Lotse"),
    "react": ("Reaktion {emoji} setzen oder wegnehmen", "Set or take back the reaction {emoji}"),
    "edit": ("Bearbeiten", "Edit"),
    "save": ("Speichern", "Save"),
    "delete": ("Löschen", "Delete"),
    "close": ("Schließen", "Close"),
    "topics": ("Themen", "Topics"),
    "pms": ("Private Nachrichten", "Private messages"),
    "no_topics": ("Noch keine Themen.", "No topics yet."),
    "new_topic": ("Neues Thema", "New topic"),
    "new_message": ("Neue private Nachricht", "New private message"),
    "message_to": ("An", "To"),
    "topic_title": ("Titel", "Title"),
    "topic_text": ("Text", "Text"),
    "category": ("Kategorie", "Category"),
    "publish": ("Veröffentlichen", "Publish"),
    "all_topics": ("Alle Themen", "All topics"),
    "solved": ("gelöst", "solved"),
    "solution": ("Lösung", "Solution"),
    "closed": ("geschlossen", "closed"),
    "gone": ("gelöscht", "deleted"),
    "accept": ("Als Lösung annehmen", "Accept as solution"),
    "unaccept": ("Lösung zurücknehmen", "Take the solution back"),
    "close_topic": ("Thema schließen", "Close topic"),
    "reopen": ("Wieder öffnen", "Reopen"),
    "tags": ("Schlagwörter", "Tags"),
    "tags_hint": ("Mit Komma getrennt", "Separated by commas"),
    "tags_save": ("Schlagwörter speichern", "Save tags"),
    "answer_here": ("Deine Antwort", "Your reply"),
    "small_action": ("ändert das Thema", "changes the topic"),
    "event": ("Ereignis", "Event"),
    "reaction": ("Reaktion", "Reaction"),
    "delivery": ("Zustellung", "Delivery"),
    "refused": ("Abgelehnt", "Refused"),
    "nothing_yet": ("Noch hat Lotse nichts getan.", "Lotse has not done anything yet."),
    "refused_slack": ("Slack lehnt {what} ab: {why}", "Slack refuses {what}: {why}"),
    "refused_forum": ("Das Forum lehnt {what} ab: {why}", "The forum refuses {what}: {why}"),
    "not_delivered": (
        "Lotse hat darauf nicht geantwortet. In Slack stünde hier eine Fehlermeldung ({why}).",
        "Lotse did not answer that. In Slack there would be an error here ({why}).",
    ),
    "strange": ("Von außen wird hier nichts angenommen.", "Nothing is taken from outside here."),
    "one_moment": ("Einen Augenblick …", "One moment …"),
    "retelling": (
        "Die drei Wochen werden noch einmal erzählt. Die Seite kommt gleich von selbst.",
        "The three weeks are being told again. The page will come by itself in a moment.",
    ),
}


def text(name: str, language: Language, **fields: object) -> str:
    """The words under ``name``, with the fields put in."""
    return TEXTS[name][language == "en"].format(**fields)
