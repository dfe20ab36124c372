"""What moderators stopped, and what only watches: asked of the switches that are on.

``stopped`` stops all. ``stopped:tag_question`` stops a feature, ``stopped:slack:T1/C1`` a place,
``stopped:tag_question@slack:T1/C1`` a feature in a place. Where a community begins in the shadow, a
feature that speaks unasked watches until ``live:`` of such a target is on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.effects import ApplyTags, DirectMessage, Effect, OpenGroup, Post, Reply, Whisper
from bot.events import Event
from matchers.model import Language, Place, Thread

ALL = "stopped"
STOPPED, LIVE = "stopped:", "live:"

WORDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "tag_question": (("themen", "tags", "schlagwörter"), ("topics", "tags")),
    "suggest_topics": (
        ("themenvorschläge", "vorschläge"),
        ("topic suggestions", "suggestions"),
    ),
    "doubt_aliases": (("aliasfragen", "aliasse"), ("alias questions", "aliases")),
    "show_similar": (("ähnliches", "frühere fragen"), ("earlier questions", "similar")),
    "send_digest": (("digest", "wochenrückblick", "woche"), ("digest", "week")),
    "greet_channel": (("begrüßung", "vorstellung"), ("greeting", "hello")),
    "ask_profile": (("profile", "profil"), ("profiles", "profile")),
    "propose_match": (("partnersuche", "partner"), ("partners", "partner")),
    "hold_rounds": (("lernrunden", "runden"), ("rounds",)),
    "check_in": (("zwischenfragen", "zwischenfrage"), ("check-ins", "check-in")),
    "settle_match": (("zusagen",), ("replies",)),
    "suggest_helpers": (("hilfesuche", "hilfe"), ("help requests", "helpers")),
    "pass_it_on": (("weitergeben",), ("passing on",)),
    "ask_if_helped": (("nachfragen", "nachfrage"), ("follow-ups", "follow-up")),
    "open_pair": (("lernpaare", "lernpaar"), ("pairs", "pair")),
    "show_home": (("startseite", "home"), ("home",)),
    "forget_member": (("vergessen",), ("forgetting",)),
    "report_match": (("melden", "meldungen"), ("reports", "reporting")),
    "send_personal_digest": (("privatdigest", "eigener digest"), ("personal digest",)),
    "ask_around": (("ratsuche",), ("advice",)),
    "assign_helper": (("zuweisungen",), ("assignments",)),
    "report_shadow": (("schattenberichte", "schatten"), ("shadow reports", "shadow")),
}
"""What people call a feature, German and English; the first word is the one that we say."""


def word_of(feature: str, language: Language) -> str:
    """What people who read ``language`` call a feature."""
    known = WORDS.get(feature)
    return known[0 if language == "de" else 1][0].capitalize() if known else feature


def target_of(feature: str, place: str = "") -> str:
    """How a switch names a feature, a place (its key), or a feature in a place."""
    return f"{feature}@{place}" if feature and place else feature or place


def targets(feature: str, place: str = "") -> Iterator[str]:
    """All targets whose switches a feature in a place has to mind."""
    for which in ((feature, ""), ("", place), (feature, place)) if place else ((feature, ""),):
        if target := target_of(*which):
            yield target


@dataclass(frozen=True, slots=True)
class Steering:
    """``switches`` are the names of those that are on; ``shadow``: we begin in the shadow.

    ``shadowed`` are the features that watch then; ``unstoppable`` those that never stop.
    """

    switches: frozenset[str] = frozenset()
    shadow: bool = False
    shadowed: frozenset[str] = frozenset()
    unstoppable: frozenset[str] = frozenset()

    def is_stopped(self, feature: str, place: str = "") -> bool:
        """Whether a feature is stopped (in a place): with all others, by itself, or with it."""
        if not self.switches or feature in self.unstoppable:
            return False
        if ALL in self.switches:
            return True
        return any(STOPPED + target in self.switches for target in targets(feature, place))

    def watches(self, feature: str, place: str = "") -> bool:
        """Whether a feature only says to moderators what it would have done (in a place)."""
        if not self.shadow or feature not in self.shadowed:
            return False
        return not any(LIVE + target in self.switches for target in targets(feature, place))

    def on(self, what: str) -> tuple[str, ...]:
        """The targets of the switches that begin with ``what``, in order."""
        return tuple(sorted(s.removeprefix(what) for s in self.switches if s.startswith(what)))


def begins(effect: Effect) -> bool:
    """Whether people hear, or see, something new by it; what only corrects begins nothing."""
    if isinstance(effect, ApplyTags):
        return bool(effect.add)
    return isinstance(effect, Reply | Post | Whisper | DirectMessage | OpenGroup | Event)


def place_of(thing: Any) -> str:
    """The key of the place that an event or effect is about, where it says so; else nothing."""
    about = getattr(thing, "question", thing)
    thread = getattr(about, "thread", None)
    place = thread.place if isinstance(thread, Thread) else getattr(about, "place", None)
    return place.key if isinstance(place, Place) else ""


def thread_of(thing: Any) -> str:
    """The key of the thread that an event or effect is about; empty for others."""
    thread = getattr(getattr(thing, "question", thing), "thread", "")
    return str(getattr(thread, "key", thread))
