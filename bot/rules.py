"""The rules: one class per feature, named like its section in ``config/community.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field

from matchers.model import Language


@dataclass(frozen=True, slots=True)
class CommunityRules:
    """``[community]``: who we are. ``weekday`` 0 is Monday; times are in ``time_zone`` (IANA)."""

    name: str = "Lotse"
    language: Language = "de"
    time_zone: str = "Europe/Berlin"
    code_of_conduct: str = ""
    consent_version: str = "1"
    slack_channels: tuple[str, ...] = ()
    forum_categories: tuple[int, ...] = ()
    moderators: tuple[str, ...] = ()
    moderator_channel: str = ""


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
class SendDigestRules:
    """``[send_digest]``: when (community time), where, and how many questions one message holds.

    ``late_days``: a digest that could not go out for longer than this is left out.
    """

    weekday: int = 0
    hour: int = 9
    slack_channels: tuple[str, ...] = ()
    forum_category: int = 0
    per_message: int = 20
    late_days: int = 3


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
class ReadLetterRules:
    """``[read_letter]``."""


@dataclass(frozen=True, slots=True)
class LinkAccountsRules:
    """``[link_accounts]``."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of ``config/community.toml``. A feature whose section is absent is ``None``: off."""

    community: CommunityRules = field(default_factory=CommunityRules)
    follow_thread: FollowThreadRules | None = None
    tag_question: TagQuestionRules | None = None
    record_evidence: RecordEvidenceRules | None = None
    ask_profile: AskProfileRules | None = None
    forget_member: ForgetMemberRules | None = None
    propose_match: ProposeMatchRules | None = None
    settle_match: SettleMatchRules | None = None
    open_pair: OpenPairRules | None = None
    report_match: ReportMatchRules | None = None
    send_digest: SendDigestRules | None = None
    answer_command: AnswerCommandRules | None = None
    greet_channel: GreetChannelRules | None = None
    show_home: ShowHomeRules | None = None
    stop_sending: StopSendingRules | None = None
    read_letter: ReadLetterRules | None = None
    link_accounts: LinkAccountsRules | None = None
