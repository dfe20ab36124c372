"""What gives a question away, in German and English: phrases and the points they carry.

A phrase is compared with folded words (``plain``); ``*`` stands for up to six words between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchers.model import QuestionKind
from matchers.text import folded_words


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that say the same, and how many points they carry; below 0 speaks against.

    ``firsts`` are the words that the phrases begin with: where none of them is said, there is
    nothing to search for, and most cues are settled by that. ``name`` is the first phrase.
    """

    pattern: re.Pattern[str]
    points: float
    firsts: frozenset[str]
    name: str

    def found(self, said: str, spoken: frozenset[str]) -> str | None:
        """The name of what is in ``said``, whose words are ``spoken``: the cue, and how it begins.

        Of what somebody wrote nothing is in it: a phrase begins with one of ``firsts``.
        """
        if self.firsts.isdisjoint(spoken) or (met := self.pattern.search(said)) is None:
            return None
        return f"{self.name}: {met[0].partition(' ')[0]}"


def plain(text: str) -> str:
    """The folded words of ``text`` with single spaces: what phrases are compared with."""
    return " ".join(folded_words(text))


_GREETING = re.compile(
    r"^(?:(?:hallo|hi|hey|moin|servus|hello|guten|good|tag|morgen|morning|abend|liebe|lieber|dear|"
    r"zusammen|alle|ihr|lieben|leute|community|team|all|everyone|everybody|there|folks|people|"
    r"kurze|eine|frage|quick|a|question|und|aber|also|and|but|so|ok|okay|sorry|mal|nun|now) )+"
)


def bare(said: str) -> str:
    """A plain sentence without the greeting and joining words before it."""
    return _GREETING.sub("", said)


def _phrases(phrases: str, before: str = r"(?<!\S)", after: str = r"(?!\S)") -> re.Pattern[str]:
    """``a | b * c``: any of these phrases, as whole words."""
    each = (
        r"(?: \S+){0,6} ".join(re.escape(plain(piece)) for piece in phrase.split("*"))
        for phrase in phrases.split("|")
    )
    return re.compile(f"{before}(?:{'|'.join(each)}){after}")


def _firsts(phrases: str) -> frozenset[str]:
    return frozenset(plain(phrase).partition(" ")[0] for phrase in phrases.split("|"))


def _cue(points: float, phrases: str, before: str = r"(?<!\S)", after: str = r"(?!\S)") -> Cue:
    name = phrases.partition("|")[0].strip()
    return Cue(_phrases(phrases, before, after), points, _firsts(phrases), name)


def _first(points: float, phrases: str) -> Cue:
    """Phrases that only count where a text or sentence begins."""
    return _cue(points, phrases, before="^")


def _alone(points: float, phrases: str) -> Cue:
    """Phrases that only count if nothing else is said."""
    return _cue(points, phrases, before="^", after="$")


STARTS = (
    _first(
        1.4,
        "wer | wie | was | wo | wann | warum | wieso | weshalb | wohin | woher | womit | wofür | "
        "woran | worauf | welche | welcher | welches | welchen | welchem | mit welchem | mit "
        "welcher | für welche | ab wann | bis wann | wie viele | inwiefern | wozu | who | what | "
        "how | where | when | why | which | whom | whose | what s | who s | how s",
    ),
    _first(
        1.3,
        "kann man | kann ich | kann jemand | können wir | könnt ihr | könnte | kannst du | hat "
        "jemand | hat irgendwer | hat wer | habt ihr | hast du | gibt es | gibt s | ist es | ist "
        "das | ist jemand | sind wir | weiß jemand | weiss jemand | weißt du | wisst ihr | kennt "
        "jemand | kennt ihr | kennt wer | kennst du | sollte | sollten wir | sollen wir | muss "
        "ich | muss man | müssen wir | darf ich | darf man | dürfen wir | würde jemand | würdet "
        "ihr | lohnt sich | nutzt jemand | nutzt ihr | benutzt ihr | arbeitet jemand | macht es | "
        "reicht es | braucht man | brauchen wir | funktioniert | jemand | is there | is it | are "
        "there | are we | are you | can i | can we | can you | can someone | can anyone | could | "
        "does | do you | do we | do i | did anyone | has anyone | has anybody | have you | should "
        "| would | will there | will it | may i | any | anyone | anybody | am i",
    ),
)

ASKING = (
    _cue(
        1.3,
        "weiß jemand | weiss jemand | weiß * wer | kennt jemand | kennt * sich * aus | hat jemand "
        "| hat * jemand * erfahrung | kann * jemand | könnte * jemand | könnt ihr | könntet ihr | "
        "kann mir | kann uns | jemand eine idee | jemand ne idee | anyone know | does anyone | "
        "has anyone | can anyone | can someone | could someone | does anybody | any idea | any "
        "ideas | any tips | any recommendations | any advice",
    ),
    _cue(
        1.2,
        "ich suche | wir suchen | suche nach | auf der suche nach | suche jemanden | ich brauche "
        "* hilfe | wir brauchen * hilfe | brauche * tipps | ich bräuchte | wir bräuchten | "
        "brauchen unterstützung | brauche unterstützung | bitte um hilfe | ich frage mich | wir "
        "fragen uns | frage an euch | ich hätte * frage | ich habe * frage | wir haben * frage | "
        "wüsste gern | wüsste gerne | würde gern wissen | würde gerne wissen | würde mich "
        "interessieren | weiß nicht * wie | weiß nicht * ob | wissen nicht * wie | wissen nicht * "
        "ob | keine ahnung wie | verstehe nicht | komme nicht weiter | kommen nicht weiter | "
        "funktioniert nicht | klappt nicht | geht nicht | bin ratlos | sind ratlos | wie kann ich "
        "| wie bekomme ich | wie kriege ich | wie mache ich | wie man * kann | freue mich über * "
        "tipps | freuen uns über * tipps | bin dankbar für * tipps | dankbar für * hinweise | "
        "dankbar für * tipps | hinweise willkommen | tipps willkommen | suche tipps | suche "
        "empfehlungen | jemand * erfahrung",
    ),
    _cue(
        1.2,
        "looking for | i need help | need help | we need help | need some help | i need * advice "
        "| help with | please help | i m trying to | we re trying to | struggling | i m stuck | i "
        "am stuck | we are stuck | i wonder | i was wondering | wondering if | wondering how | "
        "not sure how | not sure if | don t know how | don t understand | how do i | how do you | "
        "how can i | how to | not working | doesn t work | won t work | can t figure out | would "
        "like to know | would love to know | i d like to know | tips welcome | grateful for | "
        "would appreciate | i have a question | quick question | searching for | recommendations "
        "for",
    ),
)

TELLING = (
    _cue(
        -3.0,
        "save the date | wir laden * ein | laden euch * ein | laden wir * ein | herzliche "
        "einladung | ihr seid * eingeladen | ankündigung | zur info | zur information | nur zur "
        "info | fyi | for your information | announcement | we are happy to announce | we re "
        "happy to announce | happy to announce | excited to announce | proud to announce | "
        "pleased to announce | you are invited | you re invited | please join us | join us | "
        "registration is open | register now | register here | jetzt anmelden | anmeldung unter | "
        "meldet euch an | meldet euch * an | anmeldung ist offen | wir haben * veröffentlicht | "
        "ist * erschienen | ist jetzt online | ist ab sofort | wir freuen uns * mitteilen | "
        "freuen uns bekannt | has been released | we released | is now available | is now live",
    ),
    _cue(
        -1.6,
        "findet * statt | finden * statt | erinnerung | reminder | kleiner hinweis | kurzer "
        "hinweis | neuigkeiten | protokoll vom | protokoll der | hier das protokoll | hier sind "
        "die folien | takes place | will take place | here are the slides | here are the notes | "
        "meeting notes | our next meetup is",
    ),
    _cue(
        -1.3,
        "ich heiße | mein name ist | ich bin neu hier | ich bin die neue | ich bin der neue | bin "
        "neu * hier | möchte mich * vorstellen | wollte mich * vorstellen | stelle mich * vor | "
        "kurze vorstellung | freue mich auf den austausch | freue mich dabei zu sein | schön hier "
        "zu sein | my name is | i m new here | i am new here | introduce myself | nice to meet "
        "you | happy to be here | glad to be here | excited to be here",
    ),
    _first(
        -2.0,
        "vielen dank für | herzlichen dank für | danke für | danke an | danke euch | danke dir | "
        "tausend dank | danke | dankeschön | vielen dank | thanks | thank you | thx | thanks for "
        "| thank you for | thanks to",
    ),
    _cue(
        -3.0,
        "wer hätte das gedacht | wer hätte gedacht | was soll s | wer weiß das schon | wie cool "
        "ist das | wie geil ist das | wie toll ist das | ist das nicht toll | ist das nicht schön "
        "| ist das nicht super | wusstet ihr | wusstest du | schon gewusst | warum auch nicht | "
        "wer kennt das nicht | wer kennt es nicht | was will man mehr | wie schön ist das | na "
        "und | noch fragen | ratet mal | wisst ihr was | did you know | who knew | who would have "
        "thought | how cool is that | how great is that | how awesome is that | isn t it great | "
        "isn t that great | guess what | you know what | what more could | who doesn t | why not",
    ),
    _first(
        -1.5,
        "wie besprochen | wie versprochen | wie angekündigt | wie immer | wie gesagt | wie "
        "vereinbart | was für ein * tag | was für ein schöner | was für eine tolle | what a * day "
        "| what a great | how nice | how lovely",
    ),
    _alone(
        -2.5,
        "echt | wirklich | ja | oder | hä | ok | okay | really | huh | alles klar | alles gut | "
        "seriously | noch fragen | any questions",
    ),
)

THANKING = (
    _cue(
        1.0,
        "danke | dankeschön | danke schön | vielen dank | herzlichen dank | besten dank | lieben "
        "dank | tausend dank | großen dank | merci | thx | thanks | thank you | many thanks | "
        "cheers | hat * geholfen | hast mir * geholfen | that helped | this helped | that worked "
        "| das war s | vergelt s gott",
    ),
)

TOO_EARLY = (
    _cue(
        1.0,
        "danke im voraus | dank im voraus | danke * im voraus | dank * im voraus | danke schon "
        "mal | dank schon mal | danke schonmal | dank schonmal | danke vorab | dank vorab | nein "
        "danke | thanks in advance | thank you in advance | no thanks | no thank you | hat * "
        "nicht geholfen | hat leider nicht * geholfen | didn t help",
    ),
)

KINDS = (
    (
        QuestionKind.URGENT,
        _phrases(
            "dringend | dringende | eilt | eilig | so schnell wie möglich | schnellstmöglich | "
            "heute noch | noch heute | bis heute abend | bis morgen | sofort | notfall | asap | "
            "urgent | urgently | emergency | by tonight | by tomorrow | right now | as soon as "
            "possible | until tomorrow",
        ),
    ),
    (
        QuestionKind.PEOPLE,
        _phrases(
            "wer kennt sich * aus | kennt sich * jemand * aus | kennt sich wer | wer kann | wer "
            "hat lust | wer hätte lust | wer hilft | wer macht mit | wer würde | wer möchte | wer "
            "wäre | suche jemanden | suchen jemanden | suche eine person | suchen eine person | "
            "suchen leute | suche leute | suche mitstreiter | suchen mitstreiter | suchen "
            "freiwillige | suchen ehrenamtliche | suchen * mentor | suche * mentor | suche * "
            "tandempartner | suche * lernpartner | kennt ihr jemanden | kennt jemand jemanden | "
            "ansprechpartner | ansprechperson | ansprechpartnerin | wen kann ich | an wen kann | "
            "an wen wende | wer ist zuständig | gibt es jemanden | jemand da der | hat jemand * "
            "lust | hat jemand * zeit | looking for someone | looking for people | looking for "
            "somebody | looking for a mentor | looking for * volunteers | who can | who could | "
            "who would | who wants | who is up for | who knows about | know someone who | know "
            "anyone who | who should i * ask | who is responsible | anyone interested in | "
            "someone who can | who do i contact | is anybody here | is anyone here",
        ),
    ),
    (
        QuestionKind.EXPERIENCE,
        _phrases(
            "erfahrung | erfahrungen | erfahrungswerte | erfahrungsberichte | empfehlen | "
            "empfehlung | empfehlungen | empfiehlt | empfehlt | nutzt ihr | benutzt ihr | "
            "verwendet ihr | setzt ihr * ein | wie macht ihr | wie löst ihr | wie handhabt ihr | "
            "wie geht ihr | wie organisiert ihr | was haltet ihr | was denkt ihr | was meint ihr "
            "| lohnt sich | lohnt es sich | taugt | best practice | best practices | bewährt | "
            "eure meinung | eurer sicht | eure tipps | welches tool | welche tools | welche "
            "software | experience | experiences | recommend | recommendation | recommendations | "
            "do you use | are you using | do you all | how do you | what do you think | your "
            "opinion | worth it | is it worth | lessons learned | anyone tried | anyone used | "
            "has worked for you | what works for you",
        ),
    ),
    (
        QuestionKind.HOWTO,
        _phrases(
            "wie kann | wie können | wie bekomme | wie bekommen | wie kriege | wie mache | wie "
            "macht man | wie geht | wie richte | wie erstelle | wie stelle | wie baue | wie lade "
            "| wie schreibe | wie fange | wie finde | wie lerne | wie installiere | wie "
            "importiere | wie exportiere | wie verbinde | wie verknüpfe | wie sollte | wie soll | "
            "wie am besten | am besten | wie funktioniert | wie lässt | wie lassen | wie muss | "
            "wie * ich | wie * wir | wie * man | anleitung | schritt für schritt | funktioniert "
            "nicht | klappt nicht | geht nicht | fehlermeldung | komme nicht weiter | how do i | "
            "how do we | how can | how to | how should | how would | how does one | tutorial | "
            "step by step | not working | doesn t work | error | stuck | i m trying to | we re "
            "trying to | can t figure out",
        ),
    ),
)
