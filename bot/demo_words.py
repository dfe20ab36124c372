"""What the demo calls events, effects and fates: a sentence each, in both languages."""

from __future__ import annotations

from matchers.model import EvidenceKind

Told = tuple[str, str]
"""One sentence, German and English."""

EVENTS: dict[str, Told] = {
    "QuestionAsked": ("Eine Frage wurde gestellt.", "A question was asked."),
    "QuestionEdited": ("Eine Frage liest sich jetzt anders.", "A question reads differently now."),
    "QuestionTagged": ("Eine Frage hat jetzt Themen.", "A question has topics now."),
    "AnswerGiven": ("Jemand hat geantwortet.", "Somebody replied."),
    "AnswerEdited": ("Eine Antwort liest sich jetzt anders.", "A reply reads differently now."),
    "TransferDue": (
        "Alle, die dort schrieben, wurden lange genug gefragt.",
        "All who wrote there were asked long enough.",
    ),
    "PassagesRead": (
        "Gelesen, was ins Forum darf.",
        "What may go to the forum was read.",
    ),
    "AnswerDeleted": ("Eine Antwort ist weg.", "A reply is gone."),
    "AnswerAccepted": ("Eine Antwort hat geholfen.", "An answer was accepted."),
    "AnswerUnaccepted": (
        "Eine Antwort gilt nicht mehr als Lösung.",
        "An answer is no longer the solution.",
    ),
    "ThreadSeen": ("Ein Thema im Forum, wie es jetzt ist.", "A forum topic, as it is now."),
    "ThreadDeleted": ("Eine Frage ist weg.", "A question is gone."),
    "TagsRejected": ("Jemand nimmt Lotses Zeile weg.", "Somebody takes Lotse's line back."),
    "ThreadSetAside": ("Jemand legt einen Thread beiseite.", "Somebody sets a thread aside."),
    "TopicsChosen": ("Jemand hat die Themen festgelegt.", "Somebody chose the topics."),
    "ShortcutUsed": (
        "Jemand wählt etwas im Menü einer Nachricht.",
        "Somebody chooses something in a message's menu.",
    ),
    "QuestionWaited": (
        "Eine Frage wartet schon eine Weile.",
        "A question has been waiting for a while.",
    ),
    "YesWaited": (
        "Jemand hat Ja gesagt; inzwischen ist ein Tag um.",
        "Somebody said yes; a day has passed since.",
    ),
    "AnswerAged": ("Eine Antwort ist einen Tag alt.", "An answer is a day old."),
    "AskerJudged": (
        "Wer gefragt hat, sagt, ob es geholfen hat.",
        "Whoever asked says whether it helped.",
    ),
    "MemberJoined": (
        "Jemand ist neu. Lotse sagt erst einmal nichts.",
        "Somebody is new. Lotse says nothing at first.",
    ),
    "AccountClosed": ("Ein Konto wurde geschlossen.", "An account was closed."),
    "HomeOpened": ("Jemand öffnet die Startseite.", "Somebody opens the home tab."),
    "CommandGiven": ("Jemand gibt einen Befehl.", "Somebody gives a command."),
    "ButtonPressed": ("Jemand drückt einen Knopf.", "Somebody presses a button."),
    "FormSent": ("Jemand schickt ein Formular ab.", "Somebody sends a form."),
    "BotInvited": ("Lotse wurde eingeladen.", "Lotse was invited."),
    "AppRemoved": ("Die App wurde entfernt.", "The app was removed."),
    "DayEnded": (
        "Die Stunde, zu der die Moderation vom Schattenmodus hört.",
        "The hour at which moderators hear of the shadow.",
    ),
    "DraftDue": (
        "Morgen kommt der Wochenrückblick: Zeit für den Entwurf.",
        "The weekly digest is due tomorrow: time for its draft.",
    ),
    "WishDue": ("Jemand möchte jetzt Fragen bekommen.", "Somebody wants questions now."),
    "LetterWritten": ("Jemand schreibt Lotse im Forum.", "Somebody writes to Lotse in the forum."),
    "WeekEnded": ("Die Stunde des Wochenrückblicks.", "The hour of the weekly digest."),
    "MatchExpired": ("Für einen Vorschlag ist die Zeit um.", "Time is up for a proposal."),
    "CheckInDue": (
        "Zeit, zwei Menschen zu fragen, wie es mit ihnen geht.",
        "Time to ask two people how they fare.",
    ),
    "MatchOver": ("Die Zeit eines Lernpaars ist um.", "A learning pair's time is over."),
    "InquiryExpired": ("Für eine Frage nach Hilfe ist die Zeit um.", "Time is up for an inquiry."),
    "RoundOpened": ("Eine Lernrunde beginnt.", "A learning round begins."),
    "OpeningMissed": (
        "Seit die Lernrunde begann, hat noch jemand ein Profil angelegt.",
        "Somebody made a profile since the round began.",
    ),
    "RoundClosed": (
        "Die Zeit für Antworten zur Lernrunde ist um.",
        "Time is up for answers about the round.",
    ),
    "RoundLooked": (
        "Ist für jemanden ein Platz frei geworden?",
        "Did a seat become free for somebody?",
    ),
    "SeatFreed": ("In einem Lernkreis ist ein Platz frei.", "A circle has a free seat."),
    "RoundSolved": ("Die beste Lernrunde ist gefunden.", "The best round is found."),
    "RoundReleased": ("Die Lernrunde darf hinaus.", "The round may go out."),
    "MatchAccepted": ("Beide haben Ja gesagt.", "Both said yes."),
    "DeliveryWithheld": (
        "Etwas ließ sich so nicht sagen, und jemand muss es wissen.",
        "Something could not be said that way, and somebody has to know.",
    ),
    "DeliveryArrived": ("Es ist angekommen.", "It arrived."),
    "DeliveryUncertain": (
        "Niemand weiß, ob etwas angekommen ist.",
        "Nobody knows whether something arrived.",
    ),
}

EFFECTS: dict[str, Told] = {
    "KeepQuestion": ("merkt sich die Frage", "keeps the question"),
    "TagThread": ("hält die Themen fest", "keeps the topics"),
    "RejectTags": ("nimmt die Themen zurück", "takes the topics back"),
    "AllowTags": ("nimmt zurück, dass Themen nicht passen", "takes a no to topics back"),
    "KeepSuggestions": (
        "hält fest, was die Moderation zu Themen sagt",
        "keeps what moderators say of topics",
    ),
    "KeepDoubt": (
        "hält fest, was die Moderation zu einem Alias sagt",
        "keeps what moderators say of an alias",
    ),
    "KeepUnwanted": (
        "hält fest, was es nie wieder vorschlägt",
        "keeps what it never suggests again",
    ),
    "KeepAnswer": ("merkt sich die Antwort", "keeps the answer"),
    "DropAnswer": ("vergisst die Antwort", "forgets the answer"),
    "JudgeAnswer": ("hält fest, wer das für gelöst hält", "keeps who calls it solved"),
    "SeeThread": ("hält fest, wie es jetzt dort steht", "keeps how things are there now"),
    "DropThread": ("vergisst die Frage", "forgets the question"),
    "KeepDraft": ("merkt sich den Entwurf", "keeps the draft"),
    "KeepWish": ("merkt sich den Wunsch", "keeps the wish"),
    "DropWish": ("vergisst den Wunsch", "forgets the wish"),
    "GuardThread": (
        "achtet darauf, ob persönliche Angaben darin stehen",
        "minds whether personal data is in it",
    ),
    "SetAside": ("legt den Thread beiseite", "sets the thread aside"),
    "RecordEvidence": ("schreibt einen Nachweis auf", "records evidence"),
    "RetractEvidence": ("streicht einen Nachweis", "retracts evidence"),
    "RecordConsent": ("hält die Zustimmung fest", "records the consent"),
    "KeepProfile": ("speichert das Profil", "keeps the profile"),
    "LeaveAlone": ("lässt ein Mitglied in Ruhe", "leaves a member alone"),
    "ForgetMember": ("vergisst ein Mitglied", "forgets a member"),
    "ProposeMatch": ("schlägt zwei Menschen vor", "proposes two people"),
    "ChooseMatch": ("hält fest, wer gewählt wurde", "keeps who was chosen"),
    "DropMatch": ("lässt ein Angebot fallen", "drops an offer"),
    "AnswerMatch": ("hält ein Ja oder Nein fest", "keeps a yes or no"),
    "SettleMatch": ("schließt einen Vorschlag ab", "settles a proposal"),
    "BlockPair": ("bringt zwei nie wieder zusammen", "never brings two together again"),
    "AvoidMember": ("merkt sich, wen jemand lieber nicht trifft", "keeps whom somebody avoids"),
    "KeepInquiry": ("merkt sich eine Frage nach Hilfe", "keeps an inquiry"),
    "KeepRound": ("hält fest, wie es um die Runde steht", "keeps how the round stands"),
    "KeepPart": ("hält fest, wer wie dabei ist", "keeps who is in, and how"),
    "KeepCheckIn": (
        "merkt sich, was jemand über ein Lernpaar sagt",
        "keeps what somebody says of a learning pair",
    ),
    "KeepRoundWish": (
        "merkt sich, was die Moderation an der Runde ändert",
        "keeps what moderators change about the round",
    ),
    "DropRoundWishes": (
        "nimmt zurück, was die Moderation an der Runde geändert hat",
        "takes back what moderators changed about the round",
    ),
    "KeepShadow": ("merkt sich, was es getan hätte", "keeps what it would have done"),
    "TellShadow": ("hält fest, was davon erzählt ist", "keeps what of it is told"),
    "DropShadow": ("erzählt davon nicht mehr", "tells of it no more"),
    "JudgeShadow": ("hält fest, ob es richtig gewesen wäre", "keeps whether it would be right"),
    "SnoozeThread": ("lässt eine Frage ruhen oder weckt sie", "lets a question rest, or wakes it"),
    "KeepAddition": ("nimmt etwas in die Themen auf", "adds something to the topics"),
    "DropAddition": ("nimmt es aus den Themen heraus", "takes it out of the topics"),
    "Withdraw": ("sagt nicht mehr, was noch wartet", "says no more what still waits"),
    "WriteLogbook": ("schreibt ins Protokoll", "writes in the logbook"),
    "KeepFilling": ("merkt sich, wie weit jemand ist", "keeps how far somebody is"),
    "DropFilling": ("vergisst ein angefangenes Formular", "forgets a form that was begun"),
    "OfferLink": ("gibt einen Code aus", "hands out a code"),
    "ClaimLink": ("hält fest, wer den Code eingab", "keeps who typed the code"),
    "AgreeLink": ("hält das erste Ja fest", "keeps the first yes"),
    "CountGuess": ("zählt einen falschen Code", "counts a wrong code"),
    "DropOffer": ("vergisst einen Code", "forgets a code"),
    "LinkAccounts": ("verbindet zwei Konten", "links two accounts"),
    "UnlinkAccounts": ("trennt zwei Konten", "parts two accounts"),
    "Switch": ("schaltet etwas um", "switches something"),
    "AskHelper": ("hält fest, wer um Hilfe gebeten wird", "keeps who is asked to help"),
    "KeepTransfer": (
        "merkt sich, wer was dazu sagt, dass es ins Forum soll",
        "keeps what each says to taking it to the forum",
    ),
    "LookAt": ("liest nach, was dort jetzt steht", "reads what stands there now"),
    "SettleHelper": ("hält fest, was daraus geworden ist", "keeps what became of it"),
    "SayHelped": ("hält fest, ob es geholfen hat", "keeps whether it helped"),
    "Later": ("sieht später noch einmal nach", "looks again later"),
    "Reply": ("schreibt eine Zeile in den Thread", "writes a line in the thread"),
    "Post": ("schreibt einen Beitrag", "writes a post"),
    "Whisper": ("schreibt einer Person leise", "whispers to one person"),
    "DirectMessage": ("schreibt eine Direktnachricht", "writes a direct message"),
    "SendFile": ("schickt eine Datei", "sends a file"),
    "OpenGroup": ("macht zwei Menschen bekannt", "introduces two people"),
    "Edit": ("ändert eine eigene Nachricht", "edits a message of its own"),
    "Unsay": ("nimmt eine eigene Nachricht weg", "takes a message of its own away"),
    "ApplyTags": ("setzt Schlagwörter im Forum", "sets tags in the forum"),
    "ShowHome": ("zeichnet die Startseite", "draws the home tab"),
    "Answer": ("antwortet sofort", "answers at once"),
}

FATES: dict[str, Told] = {
    "sent": ("Das ist angekommen.", "It arrived."),
    "found": (
        "Das war schon angekommen: nachgesehen statt wiederholt.",
        "It had arrived already: looked instead of repeating.",
    ),
    "later": ("Das kommt später noch einmal an die Reihe.", "It will be tried again later."),
    "waits": ("Das wartet, wie die Plattform es verlangt.", "It waits, as the platform asks."),
    "dead": ("Das wurde abgelehnt und aufgegeben.", "It was refused and given up."),
    "dropped": ("Das wird nicht mehr gesagt.", "It is not to be said any more."),
}
"""What became of a delivery."""

EVIDENCE: dict[EvidenceKind, Told] = {
    EvidenceKind.ACCEPTED: ("eine angenommene Antwort", "an accepted answer"),
    EvidenceKind.THANKED: ("ein Dank", "a thank you"),
}
"""What a piece of evidence is."""
