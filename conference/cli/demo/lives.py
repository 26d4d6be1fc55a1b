"""The ways a situation goes on: each life is the whole of it, in days after the referral was begun.

What would happen tomorrow has not happened: where a family stands today follows from when it began.
"""

from collections.abc import Callable
from dataclasses import dataclass

from conference.cli.demo import moments, themes
from conference.cli.demo.agreeing import agreed, asks, sheet
from conference.cli.demo.care import cares
from conference.cli.demo.further import (
    adjourned,
    alone,
    amended,
    arrivals,
    closed,
    content,
    ends,
    form_valid,
    handed,
    handed_over,
    heard,
    invites,
    lives_then,
    needless,
    passes,
    planned,
    presents,
    released,
    reviewed,
    sent_back,
    sitting,
    synthesised,
    tried,
    unplanned,
    wishes,
)
from conference.cli.demo.pages import holds_pages
from conference.cli.demo.situation import Deed, answered, asked, assigned, sent, stopped
from conference.cli.demo.themes import Theme
from conference.cli.demo.voices import voiced
from conference.domain.facts import Given
from conference.domain.follow_up import Home, Kept, Resolved, Wish
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content
from conference.domain.preparation import ChildWay
from conference.domain.questionnaires import Respondent
from conference.domain.referral import LegalContext
from conference.domain.steps import StepCode

Course = list[tuple[int, Deed]]
PLACES = ("la salle des fêtes", "chez la grand-mère", "la maison des associations", "la salle du club de rugby")
# Days that a family waits for its coordinator's name: most bodies answer in two days, some take longer.
WAITS = (1, 2, 2, 1, 4, 2, 3, 1, 8)
RESPONDENTS = (Respondent.PERSON, Respondent.NETWORK, Respondent.PERSON)


@dataclass(frozen=True, slots=True)
class Thread:
    """One family's thread: its number, what it lives through, who coordinates, and how long ago it began."""

    number: int
    theme: Theme
    coordinator: str
    begun: int

    def ago(self, after: int) -> int:
        """How many days ago the day is that lies ``after`` the beginning."""
        return self.begun - after

    @property
    def way(self) -> ChildWay:
        """How the children take part."""
        return tuple(ChildWay)[self.number % 2]

    @property
    def place(self) -> str:
        """Where the family meets."""
        return PLACES[self.number % len(PLACES)]


Life = Callable[[Thread], Course]


def _received(thread: Thread) -> Course:
    why = "La famille veut décider elle-même, et le dit."
    name, wait = thread.coordinator, WAITS[thread.number % len(WAITS)]
    return [(2, sent()), (2, asked(name)), (1 + wait, answered(name)), (2 + wait, assigned(name, why))]


def _met(thread: Thread) -> Course:
    return [*_received(thread), (24, agreed()), (31, asks(thread.theme)), (40, invites(thread.way))]


def _fixed(thread: Thread, at: int, on: int) -> Course:
    when = moments.instant(thread.ago(on), 60)
    return [(at, sitting(when, thread.place)), (at + 5, passes(StepCode.CONVENE))]


def _day(on: int = 70) -> Course:
    return [(on, deed) for deed in (arrivals(), alone(), presents(), ends())]


def _convened(thread: Thread) -> Course:
    cared = [(49, cares())] if thread.number % 4 == 1 else []
    return [*_met(thread), (47, sheet(thread.theme)), *cared, *_fixed(thread, 51, 70)]


def _recorded(thread: Thread) -> Course:
    return [*_convened(thread), *_day(), (70, planned(thread.theme)), (70, voiced()), (72, handed())]


def _answered(at: int = 74, answer: Content = Content.RATIFIED) -> Course:
    return [(at, form_valid()), (at + 7, heard()), (at + 9, content(answer))]


def _seen_again(thread: Thread, at: int = 165) -> Course:
    who = RESPONDENTS[thread.number % 3]
    resolved = (Resolved.COMPLETELY, Resolved.PARTLY)[thread.number % 2]
    kept = (Kept.DONE, Kept.PARTLY)[thread.number % 2]
    return [
        (at, reviewed(who, resolved, kept, thread.theme.changed)),
        (at, reviewed(Respondent.PROFESSIONAL, Resolved.PARTLY, kept, "")),
        *([(at, lives_then(Home.RELATIVE, LegalContext.PREVENTION))] if thread.number % 3 else []),
        (at + 8, closed()),
    ]


def _wanted(at: int = 84) -> Course:
    return [(at, wishes(Wish.WANTED, Resolved.PARTLY))]


def whole(thread: Thread) -> Course:
    """Prepared, decided, ratified, seen again after three months, closed."""
    return [*_recorded(thread), *_answered(), *_wanted(), *_seen_again(thread)]


def subject_to_decision(thread: Thread) -> Course:
    """A plan that waits for a decision elsewhere."""
    return [*_recorded(thread), *_answered(answer=Content.SUBJECT_TO_DECISION), *_wanted(), *_seen_again(thread)]


def without_holder(thread: Thread) -> Course:
    """The family came by itself: nobody is there to ratify."""
    noted = needless("La famille s’est orientée elle-même\u00a0: aucun service ne la suit.")
    return [*_recorded(thread), (76, form_valid()), (80, noted), *_wanted(), *_seen_again(thread)]


def review_declined(thread: Thread) -> Course:
    """The family wants no review."""
    declined = (90, wishes(Wish.DECLINED, Resolved.COMPLETELY))
    return [*_recorded(thread), *_answered(), declined, (104, closed())]


def review_awaited(thread: Thread) -> Course:
    """The family wants a review that nobody has held yet; meanwhile relatives hold a page."""
    return [*_recorded(thread), *_answered(), *_wanted(), (88, holds_pages())]


def unreached(thread: Thread) -> Course:
    """Three months later nobody answers any more."""
    tries: Course = [(168, tried("téléphone")), (175, tried("courrier")), (189, tried("visite"))]
    return [*review_awaited(thread), *tries, (196, closed())]


def adapted(thread: Thread) -> Course:
    """At the review the family adds to its plan."""
    more: Course = [(160, amended(StepCode.ADAPT)), *_answered(162)]
    return [*_recorded(thread), *_answered(), *_wanted(), *more, *_seen_again(thread, 178)]


def met_again(thread: Thread) -> Course:
    """A second conference after the first one."""
    again: Course = [(150, passes(StepCode.CONVENE_AGAIN, words=themes.AGAIN)), *_fixed(thread, 157, 180)]
    second: Course = [*_day(180), (180, amended(StepCode.RECORD)), *_answered(183)]
    last = _seen_again(thread, 280)
    return [*_recorded(thread), *_answered(), *_wanted(), *again, *second, *_wanted(195), *last]


def put_off(thread: Thread) -> Course:
    """A sitting put off, and held later."""
    again: Course = [(68, adjourned(themes.ADJOURNED_WHY)), *_fixed(thread, 73, 95)]
    held: Course = [*_day(95), (95, planned(thread.theme)), *_answered(98), *_wanted(108)]
    return [*_convened(thread), *again, *held, *_seen_again(thread, 192)]


def form_back(thread: Thread) -> Course:
    """The form did not hold at first."""
    back: Course = [(73, passes(StepCode.RETURN_FOR_FORM, words=themes.FORM_BACK)), (77, amended(StepCode.RECORD))]
    return [*_recorded(thread), *back, *_answered(79), *_wanted(90), *_seen_again(thread)]


def content_back(thread: Thread) -> Course:
    """The professional asked for another version."""
    back: Course = [(76, form_valid()), (80, sent_back(themes.SENT_BACK)), (88, amended(StepCode.RECORD))]
    return [*_recorded(thread), *back, *_answered(91), *_wanted(101), *_seen_again(thread, 172)]


def without_plan(thread: Thread) -> Course:
    """A conference without a plan, after which the family stops."""
    given = Given(words=themes.WITHOUT_PLAN, closes=True, reason=EndReason.FAMILY_DECLINED, ended_by=EndedBy.FAMILY)
    return [*_convened(thread), *_day(), (71, synthesised()), (71, unplanned(given))]


def another_time(thread: Thread) -> Course:
    """A conference without a plan, and another one to prepare."""
    return [*_convened(thread), *_day(), (70, unplanned(Given(words=themes.WITHOUT_PLAN)))]


def not_recorded(thread: Thread) -> Course:
    """A conference whose day is past, and of which nothing is written yet."""
    return _convened(thread)


def divided(thread: Thread) -> Course:
    """One of the parents does not agree: preparation goes no further for now."""
    return [*_received(thread), (24, agreed(by_all=False)), (31, asks(thread.theme))]


def own_solution(thread: Thread) -> Course:
    """Preparing was enough: the family organised itself."""
    end = stopped(EndReason.FAMILY_ORGANISED, EndedBy.FAMILY, "En dressant la liste des invités, ils ont décidé.")
    return [*_met(thread), (52, end)]


def given_up(thread: Thread) -> Course:
    """The family says no in the end."""
    return [*_received(thread), (24, agreed()), (39, stopped(EndReason.FAMILY_DECLINED, EndedBy.FAMILY, themes.ENDED))]


def left_alone(thread: Thread) -> Course:
    """The coordinator leaves and nobody follows yet."""
    return [*_met(thread), (40, released(themes.RELEASED))]


def passed_on(thread: Thread) -> Course:
    """Another coordinator takes the preparation over."""
    successor = "Sofiane Benali" if thread.coordinator == "Claire Lacoste" else "Claire Lacoste"
    over: Course = [
        (33, asked(successor)),
        (34, answered(successor)),
        (36, handed_over(successor, "La famille l’a rencontré·e et lui fait confiance.")),
    ]
    return [*over, *whole(thread)]


LIVES: dict[str, Life] = {
    life.__name__: life
    for life in (
        whole,
        subject_to_decision,
        without_holder,
        review_declined,
        review_awaited,
        unreached,
        adapted,
        met_again,
        put_off,
        form_back,
        content_back,
        without_plan,
        another_time,
        not_recorded,
        divided,
        own_solution,
        given_up,
        left_alone,
        passed_on,
    )
}
