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
from bot.effects.member_changes import (
    AnswerMatch,
    BlockPair,
    ForgetMember,
    KeepInquiry,
    KeepProfile,
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
    "Day",
    "Delivery",
    "DirectMessage",
    "DropAnswer",
    "DropThread",
    "Edit",
    "Effect",
    "ForgetMember",
    "Form",
    "Input",
    "JudgeAnswer",
    "KeepAnswer",
    "KeepInquiry",
    "KeepProfile",
    "KeepQuestion",
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
    "SeeThread",
    "SendFile",
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
