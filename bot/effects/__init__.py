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
    InPlace,
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
from bot.effects.steering_changes import (
    JudgeShadow,
    KeepShadow,
    SnoozeThread,
    Withdraw,
    WriteLogbook,
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
    "Delivery",
    "DirectMessage",
    "DropAnswer",
    "DropThread",
    "Edit",
    "Effect",
    "ForgetMember",
    "Form",
    "InPlace",
    "Input",
    "JudgeAnswer",
    "JudgeShadow",
    "KeepAnswer",
    "KeepProfile",
    "KeepQuestion",
    "KeepShadow",
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
    "SettleMatch",
    "ShowHome",
    "SnoozeThread",
    "Switch",
    "TagThread",
    "Term",
    "Topics",
    "Unsay",
    "Value",
    "Whisper",
    "Withdraw",
    "WriteLogbook",
]
