"""The guide of style, as rules (F19, F20): each yields what is wrong with one text of a voice.

What may differ is listed beside its rule, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.commands import COMMANDS
from tests.golden.reading import VOICES
from tests.golden.style_lists import BAD_NEWS, FIRST_WORDS, WAY_BACK
from tests.golden.texts import Text, sentences, texts

GERMAN = ("de", "de-sie")
OF_THE_COMMAND_LINE = "doctor"
"""Read in a terminal by whoever installs Lotse: it may name menus, and whom to invite."""


def untyped(version: str) -> str:
    """Without what is to be typed: there, names in capitals stand for something else."""
    return re.sub(r"`[^`]*`|„[^“]*“|“[^”]*”", "…", version)


# --- calm


SORRY = {
    "de": r"(?i)\b(leider|bedauer\w*|entschuldig\w*|tut mir leid)\b",
    "en": r"(?i)\b(unfortunately|sorry|regret\w*|apologi\w*)\b",
}
PRAISE = {
    "de": r"(?i)\b(toll|super|klasse|großartig|fantastisch|genial|wunderbar|perfekt|hervorragend"
    r"|mega|spitze|bravo|glückwunsch)\w*",
    "en": r"(?i)\b(awesome|amazing|great|fantastic|wonderful|brilliant|excellent|perfect"
    r"|congratulations|well done)\b",
}
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
NAMED_EMOJI = re.compile(r"(?<![\w:]):[a-z_]+:")


def nothing_is_shouted(voice: str, text: Text) -> Iterator[str]:
    """At most one exclamation mark, none in bad news; no word in capitals."""
    for version in text.versions:
        if version.count("!") - version.count("!}") > (not text.name.startswith(BAD_NEWS)):
            yield version
        if text.stem != OF_THE_COMMAND_LINE and re.search(r"\b[A-ZÄÖÜ]{4,}\b", untyped(version)):
            yield version


def one_thing_is_asked_at_a_time(voice: str, text: Text) -> Iterator[str]:
    """One question in one message."""
    yield from (version for version in text.versions if version.count("?") > 1)


def sorry_is_said_once(voice: str, text: Text) -> Iterator[str]:
    """No chains of regret."""
    for version in text.versions:
        if len(re.findall(SORRY[voice[:2]], version)) > 1:
            yield version


def nobody_is_praised_to_the_skies(voice: str, text: Text) -> Iterator[str]:
    """A thank you is enough."""
    yield from _hits(PRAISE, voice, text)


def no_picture_stands_for_a_word(voice: str, text: Text) -> Iterator[str]:
    """Emoji are read aloud by screen readers; only a reaction to be set may be named."""
    for version in text.versions:
        named = re.findall(r"\b(?:Reaktion|reaction) :[a-z_]+:", version)
        if EMOJI.search(version) or len(named) != len(NAMED_EMOJI.findall(version)):
            yield version


def nobody_is_pinged(voice: str, text: Text) -> Iterator[str]:
    """F3: our own words never call anybody."""
    if text.stem != OF_THE_COMMAND_LINE:
        bare = ((version, untyped(version)) for version in text.versions)
        yield from (version for version, said in bare if "@" in said or "<!" in said)


# --- our words

NEVER = {
    "de": r"\b(Be)?[Nn]utzer\w*|\bUsers?\b|\bAnwender|\bTeilnehm|\bAdmin(s|istrator\w*)?\b|\bMentor"
    r"|\bMentee|\bExperten?\b|\bStudent|\bSchüler|\bTickets?\b|\bNewsletter\b|\bScore\b|\bRang\b"
    r"|\bPunkte\b|\bNoten?\b|\bMatch(es|ing|en)?\b|\bBuddy|\bChannels?\b|\bAccounts?\b"
    r"|\bButtons?\b|\bFeatures?\b|\bDMs?\b",
    "en": r"\b(?i:users?|participants?|admins?|staff|mentors?|mentees?|students?|gurus?|tickets?"
    r"|newsletter|scores?|rank(s|ing|ed)?|points?|grades?|buddy|match(es|ing|ed)?)\b"
    r"|\bDMs?\b",
}
"""The glossary's "never" for what people read, and the jargon that creeps in."""

FOREIGN = {
    "de": r"\b(the|and|is|you|your|with|please|of|not|have|this|that|for|from|help|forget"
    r"|profile)\b",
    "en": r"\b(und|oder|nicht|ist|das|dem|mit|für|dein\w*|wir|ich|eine[nmrs]?|zum|zur|auf|noch|wird"
    r"|bitte|danke|Sie|[Ff]rage\w*|[Kk]anal|vergiss|hilfe|profil|stopp|weiter|offen)\b",
}


OTHER_LANGUAGE = {"choose_language-chosen": "the way back is in the language one came from"}
"""Texts that name a command of the other language, and why."""


def people_read_our_words(voice: str, text: Text) -> Iterator[str]:
    """The glossary is for people's words, too."""
    if text.stem != OF_THE_COMMAND_LINE:
        yield from _hits(NEVER, voice, text)


def a_text_is_in_one_language(voice: str, text: Text) -> Iterator[str]:
    """What is quoted or typed apart."""
    yield from _hits(FOREIGN, voice, text)


def a_command_can_be_typed(voice: str, text: Text) -> Iterator[str]:
    """It is set apart, there is such a command, and in the reader's own language."""
    language = VOICES[voice].language
    if text.name in OTHER_LANGUAGE:
        language = "en" if language == "de" else "de"
    known = {phrase for c in COMMANDS for phrase in (c.de if language == "de" else c.en)}
    for version in text.versions:
        typed = re.findall(r"[`„“]/lotse ([^`“”]+)[`“”]", version)
        begun = [one for one in typed if _begins(one, known | {"{word}", "{command}"})]
        if version.count("/lotse") != len(typed) or len(begun) != len(typed):
            yield version


def _begins(typed: str, known: set[str]) -> bool:
    """Whether it is one of the commands, with or without something behind it."""
    return any(typed == phrase or typed.startswith(f"{phrase} ") for phrase in known)


def a_label_that_is_quoted_is_there(voice: str, text: Text) -> Iterator[str]:
    """Whoever is told to press "Keine Frage" finds it; Slack's menus have German names only."""
    labels = {told for own in (voice, "de") for one in texts(own) for told in one.versions}
    if text.stem != OF_THE_COMMAND_LINE:
        for version in text.versions:
            quoted = re.findall(r"[„“]([A-ZÄÖÜ][^“”,{]*)[“”]", version)
            yield from (f"{label!r} in: {version}" for label in quoted if label not in labels)


ALWAYS_MANY = {
    "answer_command-open_many": "there are hundreds",
    "list_topics-all": "more than one page has more than one topic",
    "read_letter-too_long": "an answer may always have a hundred signs",
    "send_digest-below_many": "there are a hundred",
    "send_digest-week_many": "there are hundreds",
    "send_personal_digest-week": "a question is given more than one minute",
    "show_home-features_on": "Lotse has many features",
    "show_home-moderators_many": "there are hundreds",
}
"""Texts with a number that is never one, and why."""


def a_number_chooses_its_words(voice: str, text: Text) -> Iterator[str]:
    """Nobody reads "1 Fragen"."""
    if text.name not in ALWAYS_MANY:
        yield from (version for version in text.versions if re.search(r"\{\w+!\} \w", version))


# --- du and Sie

IMPERATIVES = (
    "Änder|Bearbeit|Frag|Füll|Geh|Gib|Hol|Klick|Kopier|Lass|Leg|Lies|Mach|Meld|Nenn|Nimm|Prüf|Sag"
    "|Schalt|Schau|Schick|Schreib|Setz|Sieh|Sprich|Start|Stell|Such|Tipp|Trag|Versuch|Wähl|Wend"
    "|Wart"
)
INFORMAL = (
    r"(?i:\b(du|dich|dir|dein(e[mnrs]?)?|euch|euer|eure[mnrs]?)\b)"
    r"|(?i:\bihr (habt|seid|beide|könnt|sagt|wollt|werdet|dürft|müsst|sollt|gebt|euch)\b)"
    rf"|(?:^|^Bitte |^Dann |\bdann )(?i:{IMPERATIVES})e?\b(?! (?:Sie|ich)\b)"
)
FORMAL = r"(?<=\S )Sie\b|\bIhnen\b|\bIhre[mnrs]?\b|(?<=\S )Ihr\b"


def du_and_sie_are_never_mixed(voice: str, text: Text) -> Iterator[str]:
    """Whoever is Sie is never du, and the other way round."""
    if voice in GERMAN:
        yield from _hits(INFORMAL if voice == "de-sie" else FORMAL, voice, text)


# --- people of every gender

ONE_GENDER = {
    "de": r"(?i)\b(jemand|jeder|niemand|keiner|einer)\w*( \w+)?, (der|den|dem|dessen)\b"
    r"|\b(seine[mnrs]?|ihre[mnrs]?) Lern(partner|paten)\b|\bLernpartner\b",
    "en": r"(?i)\b(he|she|his|her|him|guys)\b",
}


def nobody_is_taken_for_a_man(voice: str, text: Text) -> Iterator[str]:
    """Words that suit everybody; where there is none, ``GENDER`` (``python -m bot check``)."""
    yield from _hits(ONE_GENDER, voice, text)


# --- the way back


def what_begins_something_says_how_to_end_it(voice: str, text: Text) -> Iterator[str]:
    """See ``WAY_BACK``."""
    if str(text) in WAY_BACK:
        way = WAY_BACK[str(text)][voice not in GERMAN]
        yield from (version for version in text.versions if way not in version)


def whoever_meets_lotse_reads_that_it_is_a_bot(voice: str, text: Text) -> Iterator[str]:
    """See ``FIRST_WORDS``."""
    if str(text) in FIRST_WORDS:
        for version in text.versions:
            if not re.search(r"\b(ein Bot|a bot)\b", version):
                yield version


RULES = (
    nothing_is_shouted,
    one_thing_is_asked_at_a_time,
    sorry_is_said_once,
    nobody_is_praised_to_the_skies,
    no_picture_stands_for_a_word,
    nobody_is_pinged,
    people_read_our_words,
    a_text_is_in_one_language,
    a_command_can_be_typed,
    a_label_that_is_quoted_is_there,
    a_number_chooses_its_words,
    du_and_sie_are_never_mixed,
    nobody_is_taken_for_a_man,
    what_begins_something_says_how_to_end_it,
    whoever_meets_lotse_reads_that_it_is_a_bot,
)


def _hits(pattern: Mapping[str, str] | str, voice: str, text: Text) -> Iterator[str]:
    """What a pattern finds in the sentences of a text."""
    wrong = pattern if isinstance(pattern, str) else pattern[voice[:2]]
    for version in text.versions:
        for sentence in sentences(re.sub(r"\{\w+!?\}", "…", version)):
            yield from (f"{hit[0]!r} in: {sentence}" for hit in re.finditer(wrong, sentence))
