"""Where each child lives and under which measure, before the conference and at the review."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import SelectField

from conference.domain.follow_up import Home, When
from conference.domain.referral import LegalContext
from conference.models.follow_up import Living
from conference.models.referral import Person
from conference.web.forms.base import VersionedForm
from conference.web.forms.choices import of_codes
from conference.words.case import LEGAL_CONTEXT
from conference.words.follow_up import HOME, WHEN

UNSAID = "Non renseigné"
Lived = tuple[Home | None, LegalContext | None]


class LivingForm(VersionedForm):
    """A line for each child and moment; nothing has to be said. See `living_form`."""

    CHILDREN: tuple[Person, ...] = ()

    def lines(self, child: Person) -> list[Any]:
        """The fields of one child, in the order in which they are asked."""
        return [self[name] for when in When for name in _names(child, when)]

    def said(self) -> dict[tuple[Person, When], Lived]:
        """What was chosen of each child, before and then."""
        return {(child, when): self._lived(child, when) for child in self.CHILDREN for when in When}

    def _lived(self, child: Person, when: When) -> Lived:
        home, measure = (self[name].data for name in _names(child, when))
        return Home(home) if home else None, LegalContext(measure) if measure else None


def _names(child: Person, when: When) -> tuple[str, str]:
    return f"home_{when}_{child.key}", f"measure_{when}_{child.key}"


def living_form(children: Iterable[Person], **given: Any) -> LivingForm:
    """The form of the children of one case."""
    asked, questions = tuple(children), {}
    for child in asked:
        for when in When:
            home, measure = _names(child, when)
            questions[home] = SelectField(
                f"{WHEN[when]}, où vit-elle ou il\u00a0?", choices=of_codes(HOME, empty=UNSAID), default=""
            )
            questions[measure] = SelectField(
                f"{WHEN[when]}, quelle mesure\u00a0?", choices=of_codes(LEGAL_CONTEXT, empty=UNSAID), default=""
            )
    made: LivingForm = type("ChildrenLivingForm", (LivingForm,), {"CHILDREN": asked, **questions})(**given)
    return made


def stored(children: Iterable[Person], rows: Iterable[Living], in_force: LegalContext | None) -> Mapping[str, str]:
    """What was said already; before the conference, the measure is that of the referral until one is said."""
    known = {(row.person_id, row.when): row for row in rows}
    found = {}
    for child in children:
        for when in When:
            row = known.get((child.id, when))
            home, measure = _names(child, when)
            assumed = in_force if when is When.BEFORE and row is None else None
            found[home] = (row.home if row else None) or ""
            found[measure] = (row.measure if row else assumed) or ""
    return found


def mark(rows: Iterable[Living]) -> str:
    """A mark of everything that was said: of two writers the second sees both."""
    return "-".join(f"{row.id}.{row.version}" for row in rows)
