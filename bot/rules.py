"""The rules: one class per feature, named like its section in ``config/community.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.rules_asking import (
    AskAroundRules,
    AvoidMemberRules,
    ChooseLanguageRules,
    ExplainWhyRules,
    ExportDataRules,
    FollowSimilarRules,
    ListTopicsRules,
    PauseMemberRules,
    SearchThreadsRules,
    ShowSimilarRules,
)
from bot.rules_digests import (
    GuardPersonalDataRules,
    SendDigestRules,
    SendPersonalDigestRules,
)
from bot.rules_forum import (
    FollowTransferRules,
    LinkAccountsRules,
    ReadLetterRules,
    TakeToForumRules,
)
from bot.rules_helpers import (
    AskIfHelpedRules,
    AssignHelperRules,
    PassItOnRules,
    SuggestHelpersRules,
)
from bot.rules_moderators import (
    DoubtAliasesRules,
    GrowTopicsRules,
    ReportShadowRules,
    SetTopicsRules,
    SnoozeThreadRules,
    SteerFeaturesRules,
    SuggestTopicsRules,
    TellLogbookRules,
    TellStatusRules,
    UndoRecentRules,
)
from bot.rules_rounds import CheckInRules, HoldRoundsRules
from matchers.model import Language

Address = Literal["du", "sie"]
"""How German addresses whoever reads."""

Gender = Literal["star", "colon", "neutral"]
"""How German names people of every gender: Helfer*innen, Helfer:innen, or a word without it."""


@dataclass(frozen=True, slots=True)
class CommunityRules:
    """``[community]``: who we are. ``weekday`` 0 is Monday; times are in ``time_zone`` (IANA).

    ``shadow``: features that speak unasked only tell moderators, until one lets them go on.
    ``address`` and ``gender`` are how German speaks; English has neither.
    """

    name: str = "Lotse"
    language: Language = "de"
    address: Address = "du"
    gender: Gender = "neutral"
    time_zone: str = "Europe/Berlin"
    code_of_conduct: str = ""
    consent_version: str = "1"
    slack_channels: tuple[str, ...] = ()
    forum_categories: tuple[int, ...] = ()
    moderators: tuple[str, ...] = ()
    moderator_channel: str = ""
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class MannersRules:
    """``[manners]``: what nobody asked for keeps to these; they cannot be switched off.

    At most ``unasked_a_week`` private messages in any seven days for each member; none between
    the hours ``quiet_from`` and ``quiet_to`` of the community's time (the same hour: none are
    quiet), on ``quiet_days`` (see ``bot/manners.py``) or, with ``quiet_weekends``, at weekends.
    """

    unasked_a_week: int = 2
    quiet_from: int = 22
    quiet_to: int = 8
    quiet_days: tuple[str, ...] = ()
    quiet_weekends: bool = False


@dataclass(frozen=True, slots=True)
class PruningRules:
    """``[pruning]``: in days, how long what is settled is held, and words that are still held then.

    Fewer than 30 would let go of what is still corrected, and of keys that repeats are known by.
    """

    rows_days: int = 30
    words_days: int = 90


@dataclass(frozen=True, slots=True)
class FollowThreadRules:
    """``[follow_thread]``: remember pointers of questions and answers."""


@dataclass(frozen=True, slots=True)
class TagQuestionRules:
    """``[tag_question]``: tags surer than ``apply_from`` (0-1) are applied, ``at_most`` of them."""

    apply_from: float = 0.7
    at_most: int = 3


@dataclass(frozen=True, slots=True)
class RecordEvidenceRules:
    """``[record_evidence]``."""


@dataclass(frozen=True, slots=True)
class AskProfileRules:
    """``[ask_profile]``: at most ``topics`` topics to learn, and as many to teach."""

    topics: int = 8


@dataclass(frozen=True, slots=True)
class ForgetMemberRules:
    """``[forget_member]``."""


@dataclass(frozen=True, slots=True)
class ProposeMatchRules:
    """``[propose_match]``.

    The expert's level is at least ``gap`` above the learner's; an expert teaches ``seats`` people
    at once at most and gives ``hours_per_seat`` hours a week to each; a proposal waits
    ``expires_hours``; the same two are not proposed again within ``no_repeat_weeks``.
    """

    gap: int = 1
    seats: int = 2
    hours_per_seat: float = 1.0
    expires_hours: int = 72
    no_repeat_weeks: int = 12


@dataclass(frozen=True, slots=True)
class SettleMatchRules:
    """``[settle_match]``."""


@dataclass(frozen=True, slots=True)
class OpenPairRules:
    """``[open_pair]``."""


@dataclass(frozen=True, slots=True)
class ReportMatchRules:
    """``[report_match]``."""


@dataclass(frozen=True, slots=True)
class AnswerCommandRules:
    """``[answer_command]``: how many open questions a list shows."""

    list_at_most: int = 10


@dataclass(frozen=True, slots=True)
class GreetChannelRules:
    """``[greet_channel]``."""


@dataclass(frozen=True, slots=True)
class ShowHomeRules:
    """``[show_home]``."""


@dataclass(frozen=True, slots=True)
class StopSendingRules:
    """``[stop_sending]``."""


@dataclass(frozen=True, slots=True)
class MarkQuestionRules:
    """``[mark_question]``."""


@dataclass(frozen=True, slots=True)
class UnmarkQuestionRules:
    """``[unmark_question]``."""


@dataclass(frozen=True, slots=True)
class KeepConfidentialRules:
    """``[keep_confidential]``."""


@dataclass(frozen=True, slots=True)
class ChangeTopicsRules:
    """``[change_topics]``: at most ``at_most`` topics for a question."""

    at_most: int = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """All of ``config/community.toml``. A feature whose section is absent is ``None``: off."""

    community: CommunityRules = field(default_factory=CommunityRules)
    manners: MannersRules = field(default_factory=MannersRules)
    pruning: PruningRules = field(default_factory=PruningRules)
    follow_thread: FollowThreadRules | None = None
    tag_question: TagQuestionRules | None = None
    suggest_topics: SuggestTopicsRules | None = None
    doubt_aliases: DoubtAliasesRules | None = None
    show_similar: ShowSimilarRules | None = None
    follow_similar: FollowSimilarRules | None = None
    mark_question: MarkQuestionRules | None = None
    unmark_question: UnmarkQuestionRules | None = None
    keep_confidential: KeepConfidentialRules | None = None
    change_topics: ChangeTopicsRules | None = None
    take_to_forum: TakeToForumRules | None = None
    follow_transfer: FollowTransferRules | None = None
    guard_personal_data: GuardPersonalDataRules | None = None
    record_evidence: RecordEvidenceRules | None = None
    ask_profile: AskProfileRules | None = None
    forget_member: ForgetMemberRules | None = None
    propose_match: ProposeMatchRules | None = None
    settle_match: SettleMatchRules | None = None
    open_pair: OpenPairRules | None = None
    report_match: ReportMatchRules | None = None
    hold_rounds: HoldRoundsRules | None = None
    check_in: CheckInRules | None = None
    send_digest: SendDigestRules | None = None
    send_personal_digest: SendPersonalDigestRules | None = None
    suggest_helpers: SuggestHelpersRules | None = None
    pass_it_on: PassItOnRules | None = None
    assign_helper: AssignHelperRules | None = None
    ask_if_helped: AskIfHelpedRules | None = None
    answer_command: AnswerCommandRules | None = None
    ask_around: AskAroundRules | None = None
    list_topics: ListTopicsRules | None = None
    search_threads: SearchThreadsRules | None = None
    pause_member: PauseMemberRules | None = None
    avoid_member: AvoidMemberRules | None = None
    choose_language: ChooseLanguageRules | None = None
    export_data: ExportDataRules | None = None
    explain_why: ExplainWhyRules | None = None
    greet_channel: GreetChannelRules | None = None
    show_home: ShowHomeRules | None = None
    stop_sending: StopSendingRules | None = None
    read_letter: ReadLetterRules | None = None
    link_accounts: LinkAccountsRules | None = None
    steer_features: SteerFeaturesRules | None = None
    report_shadow: ReportShadowRules | None = None
    tell_status: TellStatusRules | None = None
    tell_logbook: TellLogbookRules | None = None
    undo_recent: UndoRecentRules | None = None
    set_topics: SetTopicsRules | None = None
    grow_topics: GrowTopicsRules | None = None
    snooze_thread: SnoozeThreadRules | None = None
