"""Everybody before one case, as the body sees them: what each carries, speaks, and how far they live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from conference import clock
from conference.domain import languages
from conference.domain.load import Load
from conference.domain.names import fold
from conference.models.case import Case
from conference.queries.load import MOST_HELD, carried
from conference.queries.neutrality import Candidate
from conference.queries.places import roads
from conference.web.filters import zone
from conference.web.forms.assignment import WhomForm
from conference.words.coordination import experience, load


@dataclass(frozen=True, slots=True)
class Choice:
    """One coordinator before the case, in words where the page only says them."""

    candidate: Candidate
    load: Load
    carried: Sequence[str]
    experience: str
    spoken: Sequence[str]
    shared: Sequence[str]
    missing: bool
    minutes: int | None
    last: datetime | None

    @property
    def territory(self) -> str:
        """Their key of home, empty for the whole département."""
        place = self.candidate.coordinator.territory
        return place.key if place else ""


def choices(session: Session, case: Case, found: Sequence[Candidate], language: str) -> list[Choice]:
    """Everybody with what they carry; who can be chosen first, then who speaks the family's language, then the free.

    ``language`` is the family's line. A fixed number of queries.
    """
    people = [one.coordinator for one in found]
    theirs, network = carried(session, people, clock.today(zone())), roads(session)
    needed = languages.needed(language)

    def choice(one: Candidate) -> Choice:
        line, mine = one.coordinator.languages, theirs[one.coordinator.id]
        shared = languages.common(language, line)
        return Choice(
            one,
            mine.load,
            load(mine.load),
            experience(mine.load.held, MOST_HELD),
            list(languages.spoken(line).values()),
            shared,
            needed and not shared,
            network.minutes(one.coordinator.territory_id, case.territory_id),
            mine.last,
        )

    return sorted(map(choice, found), key=_place)


def _place(one: Choice) -> tuple[bool, bool, bool, int, str]:
    who = one.candidate
    return bool(who.reasons), who.declaration is None, not one.shared, one.load.percent, who.coordinator.folded


def narrowed(every: Sequence[Choice]) -> tuple[WhomForm, list[Choice]]:
    """The filters of the address, with what can be chosen there, and those whom they leave."""
    form = WhomForm(request.args)
    spoken = {fold(word): word for one in every for word in one.spoken}
    homes = {one.territory: one.candidate.coordinator.territory for one in every if one.territory}
    form.offer(spoken, [place for place in homes.values() if place is not None])
    return form, [one for one in every if _kept(one, form.speaks.data or "", form.home.data or "")]


def _kept(one: Choice, speaks: str, home: str) -> bool:
    speaking = not speaks or speaks in {fold(word) for word in one.spoken}
    return speaking and (not home or one.territory == home)
