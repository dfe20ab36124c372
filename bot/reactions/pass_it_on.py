"""Weitergeben: whoever was helped some weeks ago is the first to be asked by a beginner's question.

They explain it to whom they were like; two sentences are enough. What they answer, and that they
may say no, is as for every helper: see ``suggest_helpers``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community, Learnt
from bot.effects import Effect, Topics, Value
from bot.events import QuestionWaited
from bot.reactions._choosing import PEERS
from bot.reactions._helping import OLD, Case, ask, awake, case_of, may_help
from bot.rules_helpers import PassItOnRules
from matchers.helping import is_beginner

ASK = "pass_it_on-ask"


def pass_it_on(event: QuestionWaited, community: Community) -> Iterator[Effect]:
    """Ask one learner, before the ladder asks anybody else."""
    case = case_of(event.thread, event.at, community)
    if event.step != PEERS or case is None or not _is_due(event, case):
        return
    for learnt in _learners(case):
        if may_help(learnt.account, case):
            until = event.at + timedelta(hours=case.rules.experts_after)
            more: dict[str, Value] = {
                "topic": Topics((learnt.topic,)),
                "weeks": (event.at - learnt.asked).days // 7,
                "together": int(learnt.together),
            }
            yield from ask(learnt.account, "passed", case, step=PEERS, until=until, more=more)
            return


def _is_due(event: QuestionWaited, case: Case) -> bool:
    """Once for a question, and neither at night nor where somebody looks already."""
    rests = case.kept.rests is not None and case.kept.rests > event.at
    if rests or not case.is_open or case.taken is not None or event.at - event.since > OLD:
        return False
    once = all(helper.why != "passed" for helper in case.helpers)
    return once and awake(event.at, case.community) == event.at


def _learners(case: Case) -> Iterator[Learnt]:
    """Those who asked on a topic in which whoever asks now is a beginner; the freshest first."""
    community = case.community
    asker = community.profile(case.kept.asker) if case.kept.asker else None
    topics = [topic for topic in case.kept.topics if is_beginner(asker, topic)]
    rules = community.rules.pass_it_on or PassItOnRules()
    if topics:
        yield from community.helped_on(topics, case.at - timedelta(weeks=rules.weeks))
