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
    SendFile,
    ShowHome,
    ToOne,
    Unsay,
    Whisper,
)
from bot.effects.digest_changes import DropWish, KeepDraft, KeepWish
from bot.effects.helping import AskHelper, Later, SayHelped, SettleHelper
from bot.effects.member_changes import (
    AnswerMatch,
    BlockPair,
    ForgetMember,
    KeepProfile,
    LeaveAlone,
    ProposeMatch,
    RecordConsent,
    RecordEvidence,
    RetractEvidence,
    SettleMatch,
)
from bot.effects.messages import (
    Button,
    Day,
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
    GuardThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    RejectTags,
    SeeThread,
    SetAside,
    TagThread,
)
from bot.events import Event

Effect = Change | Delivery | Answer | Event

__all__ = [
    "Answer",
    "AnswerMatch",
    "ApplyTags",
    "AskHelper",
    "BlockPair",
    "Button",
    "Change",
    "Day",
    "Delivery",
    "DirectMessage",
    "DropAnswer",
    "DropThread",
    "DropWish",
    "Edit",
    "Effect",
    "ForgetMember",
    "Form",
    "GuardThread",
    "Input",
    "JudgeAnswer",
    "KeepAnswer",
    "KeepDraft",
    "KeepProfile",
    "KeepQuestion",
    "KeepWish",
    "Later",
    "LeaveAlone",
    "Link",
    "Message",
    "Moment",
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
    "SayHelped",
    "SeeThread",
    "SendFile",
    "SetAside",
    "SettleHelper",
    "SettleMatch",
    "ShowHome",
    "Switch",
    "TagThread",
    "Term",
    "ToOne",
    "Topics",
    "Unsay",
    "Value",
    "Whisper",
]
