"""What should happen, as data: changes of our store, deliveries to the outside, answers at once.

A reaction yields these (and further events); ``bot/store`` keeps all of a reaction's or none.
"""

from __future__ import annotations

from bot.effects.changes import Change, Switch
from bot.effects.deliveries import (
    Answer,
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    OpenGroup,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.effects.letters import Choice, Draft, DropDraft, KeepDraft
from bot.effects.links import (
    ClaimLink,
    CountGuess,
    DropOffer,
    LinkAccounts,
    LinkOffer,
    OfferLink,
    UnlinkAccounts,
)
from bot.effects.member_changes import (
    AnswerMatch,
    BlockPair,
    ForgetMember,
    KeepProfile,
    ProposeMatch,
    RecordConsent,
    RecordEvidence,
    RetractEvidence,
    SettleMatch,
)
from bot.effects.messages import (
    Button,
    Form,
    Input,
    Link,
    Message,
    Moment,
    Option,
    Person,
    Term,
    Topics,
    Value,
)
from bot.effects.thread_changes import (
    DropAnswer,
    DropThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    RejectTags,
    SeeThread,
    TagThread,
)
from bot.events import Event

Effect = Change | Delivery | Answer | Event

__all__ = [
    "Answer",
    "AnswerMatch",
    "ApplyTags",
    "BlockPair",
    "Button",
    "Change",
    "Choice",
    "ClaimLink",
    "CountGuess",
    "Delivery",
    "DirectMessage",
    "Draft",
    "DropAnswer",
    "DropDraft",
    "DropOffer",
    "DropThread",
    "Edit",
    "Effect",
    "ForgetMember",
    "Form",
    "Input",
    "JudgeAnswer",
    "KeepAnswer",
    "KeepDraft",
    "KeepProfile",
    "KeepQuestion",
    "Link",
    "LinkAccounts",
    "LinkOffer",
    "Message",
    "Moment",
    "OfferLink",
    "OpenGroup",
    "Option",
    "Person",
    "Post",
    "ProposeMatch",
    "RecordConsent",
    "RecordEvidence",
    "RejectTags",
    "Reply",
    "RetractEvidence",
    "SeeThread",
    "SettleMatch",
    "ShowHome",
    "Switch",
    "TagThread",
    "Term",
    "Topics",
    "UnlinkAccounts",
    "Unsay",
    "Value",
    "Whisper",
]
