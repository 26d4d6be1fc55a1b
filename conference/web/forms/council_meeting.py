"""A meeting of a body as it is typed: its agenda, then who came, what was said and decided, what decisions became."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import FieldList, FormField, HiddenField, RadioField, StringField, TextAreaField
from wtforms import Form as Part
from wtforms.validators import Optional

from conference.domain.council import Attended, DecisionFate, Followed, Point, Resolution
from conference.models.council import CouncilDecision, CouncilItem
from conference.programme.council_meeting import Minuted
from conference.queries.council import Sitter
from conference.web.forms.base import CreatingForm, VersionedForm, line, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.record import DecisionPart
from conference.words.council import ATTENDED, DECISION_FATE

BLANK, MOST, MOST_SEATS = 3, 60, 300
CAME = [Attended.PRESENT, Attended.EXCUSED, Attended.ABSENT]


class ItemPart(Part):
    """One item of an agenda."""

    key = HiddenField()
    title = StringField("Intitulé", filters=[trimmed], validators=[line()])


class SaidPart(ItemPart):
    """One item, and what was said of it."""

    said = TextAreaField("Ce qui s’est dit", filters=[trimmed], validators=[text()])


class SeatPart(Part):
    """Whether the holder of one seat came."""

    key = HiddenField()
    attended = RadioField("Présence", choices=of_codes(ATTENDED, CAME), validators=[Optional()])


class FollowedPart(Part):
    """What one earlier decision became."""

    key = HiddenField()
    fate = RadioField("Où en est-elle\u00a0?", choices=of_codes(DECISION_FATE), validators=[Optional()])
    why = StringField("Précisions, ou pourquoi elle est abandonnée", filters=[trimmed], validators=[line()])


class AgendaForm(CreatingForm, VersionedForm):
    """The items of an agenda, in order."""

    items = FieldList(FormField(ItemPart), "Ordre du jour", max_entries=MOST)

    def points(self, before: Iterable[CouncilItem]) -> list[Point]:
        """The items that were typed; what was said of one already stays."""
        said = {row.key: row.said for row in before}
        return [Point(typed(one.key), typed(one.title), said.get(typed(one.key), "")) for one in _parts(self.items)]

    def values(self) -> dict[str, list[str]]:
        """What was typed, as `differences` compares it."""
        return {"items": [typed(one.title) for one in _parts(self.items) if typed(one.title)]}


def _parts(lines: Iterable[Any]) -> list[Any]:
    return [one.form for one in lines]


def agenda_of(points: Sequence[CouncilItem]) -> list[dict[str, str]]:
    """The items of an agenda as its form shows them, and some blank lines."""
    return [*({"key": one.key, "title": one.title, "said": one.said} for one in points), *({} for _ in range(BLANK))]


class MinutesForm(CreatingForm, VersionedForm):
    """All that is told of a meeting."""

    seats = FieldList(FormField(SeatPart), "Présences", max_entries=MOST_SEATS)
    followed = FieldList(FormField(FollowedPart), "Décisions d’avant", max_entries=MOST)
    items = FieldList(FormField(SaidPart), "Ordre du jour", max_entries=MOST)
    decisions = FieldList(FormField(DecisionPart), "Décisions", max_entries=MOST)

    def minuted(self) -> Minuted:
        """What was typed; only once the form is valid."""
        came = {typed(one.key): Attended(one.attended.data) for one in _parts(self.seats) if one.attended.data}
        followed = {typed(one.key): (_fate(one), typed(one.why)) for one in _parts(self.followed)}
        points = [Point(typed(one.key), typed(one.title), typed(one.said)) for one in _parts(self.items)]
        taken = [Resolution(typed(one.what), typed(one.who), one.due.data) for one in _parts(self.decisions)]
        return Minuted(dict(came), followed, points, [one for one in taken if one.what])

    def values(self) -> dict[str, list[str]]:
        """What was typed, as `differences` compares it."""
        told = self.minuted()
        return {
            "items": [_line(one.title, one.said) for one in told.points if one.title],
            "decisions": [_line(one.what, one.who) for one in told.resolutions],
        }


def _fate(one: Any) -> DecisionFate | None:
    return DecisionFate(one.fate.data) if one.fate.data else None


def _line(first: str, then: str) -> str:
    return f"{first}\u00a0: {then}" if then else first


def minutes_of(
    seats: Sequence[Sitter],
    came: dict[int, Attended],
    followed: Sequence[Followed],
    points: Sequence[CouncilItem],
    decided: Sequence[CouncilDecision],
) -> dict[str, Any]:
    """A meeting as its form shows it."""
    blank: list[dict[str, object]] = [{} for _ in range(BLANK)]
    return {
        "seats": [
            {"key": one.seat.key, "attended": came[one.seat.id].value if one.seat.id in came else None}
            for one in seats
            if not one.seat.vacant
        ],
        "followed": [
            {"key": one.key, "fate": one.fate.value if one.fate else None, "why": one.why} for one in followed
        ],
        "items": agenda_of(points),
        "decisions": [*({"what": one.what, "who": one.who, "due": one.due} for one in decided), *blank],
    }


def values_of(points: Sequence[CouncilItem], decided: Sequence[CouncilDecision], *, told: bool) -> dict[str, Any]:
    """The same as `differences` compares it with what was typed."""
    if not told:
        return {"items": [one.title for one in points]}
    return {
        "items": [_line(one.title, one.said) for one in points],
        "decisions": [_line(one.what, one.who) for one in decided],
    }


class SureForm(CreatingForm, VersionedForm):
    """An act that somebody reads over before: of the meeting as it was read, and no other."""

    def values(self) -> dict[str, str]:
        """Nothing is typed."""
        return {}
