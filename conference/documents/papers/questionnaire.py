"""A questionnaire on one sheet: a pen, or a telephone pointed at its square."""

from dataclasses import dataclass

from conference.documents.papers.blocks import Block, Code, Lines, Look, Paper, Para, Rating
from conference.documents.papers.voice import Said, Voice, value
from conference.documents.qr import qr
from conference.domain.paper import Service
from conference.domain.questionnaires import MARKS, Asked, Question, Respondent, Scale, values, written_code
from conference.words.questionnaires import presents, scale_key

WRITTEN_LINES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that leaves: for whom, when it is asked, its questions, its link and its code."""

    respondent: Respondent
    asked: Asked
    questions: tuple[Question, ...]
    link: str
    code: str


def questionnaire(sheet: Sheet, service: Service, voice: Voice) -> Paper:
    """The sheet in a language; a question of the département's own is said as it was written."""
    say, presented = voice.say, presents(sheet.respondent)
    told = ("review" if sheet.asked is Asked.REVIEW else "intro", "free", "anonymous", "on_paper")
    code = say("on_paper.code", code=written_code(sheet.code))
    blocks: list[Block] = [
        Code(qr(sheet.link), say("on_paper.scan"), code),
        *(Para(say(f"{presented}.{one}"), "strong" if one == "anonymous" else "") for one in told),
    ]
    for question in sheet.questions:
        blocks += _asked(sheet.respondent, question, voice)
    blocks += [Rating(Said(""), (say("answering.quotable"),)), Para(say(f"{presented}.envelope"), "soft")]
    return Paper(say(f"{presented}.title"), voice.tongue.code, voice.rtl, service, Look.FORM, tuple(blocks))


def _asked(respondent: Respondent, question: Question, voice: Voice) -> list[Block]:
    words = value(question.words) if question.words else voice.say(f"ask_{respondent}.{question.name}")
    if question.scale is Scale.WORDS:
        return [Para(words, "strong"), Lines(WRITTEN_LINES)]
    offered = []
    for mark in values(question.scale):
        key = scale_key(question.scale, mark)
        offered.append(voice.say(key) if key else Said(str(mark)))
    # What the ends of marks mean is said once, under the first.
    first = question.scale is Scale.MARK and question.name == MARKS[0]
    ends = (voice.say("answering.lowest"), voice.say("answering.highest")) if first else ()
    return [Rating(words, tuple(offered), ends, question.scale.value)]
