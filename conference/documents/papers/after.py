"""The papers of what follows a conference: a review sheet to write on, the synthesis sheet, a letter of thanks."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.documents.papers.blocks import (
    Block,
    Choices,
    Facts,
    Grid,
    Heading,
    Lines,
    Look,
    Paper,
    Para,
)
from conference.documents.papers.letter import lines_of
from conference.documents.papers.voice import Said, Voice, value
from conference.domain.paper import Service

NOTHING = Said("")
RESPONDENTS = ("child", "adolescent", "person", "network", "professional")
NONE_YET = 4


@dataclass(frozen=True, slots=True)
class Review:
    """What a review sheet is written from: the question, and a line for each action of the plan in force."""

    question: str = ""
    actions: tuple[str, ...] = ()


def review(about: Review, service: Service, voice: Voice) -> Paper:
    """One sheet for one respondent: each action with its boxes, then five questions."""
    say = voice.say
    columns = tuple(say(f"review.{one}") for one in ("action", "done", "partly", "not", "dropped"))
    rows = tuple((value(action), *[NOTHING] * 4) for action in about.actions)
    blocks: list[Block] = [Para(say("review.intro"))]
    if about.question:
        blocks += [Heading(say("common.question")), Para(value(about.question), "verbatim")]
    blocks += [
        Heading(say("review.who")),
        Choices(tuple(say(f"review.{one}") for one in RESPONDENTS)),
        Heading(say("review.plan")),
        Grid(columns, (52, 12, 12, 12, 12), rows, 0 if rows else NONE_YET),
        *(
            block
            for one in ("changed", "unexpected", "criterion")
            for block in (Heading(say(f"review.{one}")), Lines(3))
        ),
        Heading(say("review.resolved")),
        Choices(tuple(say(f"review.{one}") for one in ("completely", "in_part", "no", "unknown"))),
        Heading(say("review.next")),
        Choices(tuple(say(f"review.{one}") for one in ("end", "adapt", "again", "later"))),
    ]
    return Paper(say("review.title"), voice.tongue.code, voice.rtl, service, Look.SHEET, tuple(blocks))


def thanks(coordinators: tuple[str, ...], service: Service, voice: Voice) -> Paper:
    """A letter that says nothing of a situation: the work is over, the plan stays theirs, whom to reach."""
    say, reached = voice.say, lines_of(service, voice)
    blocks: list[Block] = [Para(say(f"thanks.{one}")) for one in ("hello", "over", "yours", "people")]
    blocks += [Heading(say("thanks.after")), *(Para(say(f"thanks.{one}")) for one in ("come_back", "data", "complain"))]
    blocks += [Facts(((say("thanks.reach"), reached),))] if reached else []
    blocks += [Para(say("thanks.signed")), *(Para(value(name)) for name in coordinators)]
    return Paper(say("thanks.title"), voice.tongue.code, voice.rtl, service, Look.LETTER, tuple(blocks))


def synthesis(
    reference: str, known: Sequence[tuple[str, str]], said: Sequence[tuple[str, str]], service: Service, voice: Voice
) -> Paper:
    """What is known of a case, label by label, and what its coordinator says in their own words."""
    say = voice.say
    rows = tuple((value(label), value(one) if one else say("synthesis.empty")) for label, one in known)
    table = Grid((say("synthesis.point"), say("synthesis.answer")), (46, 54), rows)
    blocks: list[Block] = [Para(value(reference), "strong"), Heading(say("synthesis.known")), table]
    for label, words in said:
        blocks += [Heading(value(label))]
        blocks.append(Para(value(words), "verbatim") if words else Para(say("synthesis.empty"), "soft"))
    return Paper(say("synthesis.title"), voice.tongue.code, voice.rtl, service, Look.SHEET, tuple(blocks))
