"""What is known of a case above its synthesis sheet, label by label: the screen and the paper say the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from conference.domain.follow_up import When
from conference.models.follow_up import Living
from conference.queries.synthesis import Known
from conference.web.filters import day, short_day
from conference.words import of
from conference.words.case import END_REASON, ENDED_BY, LEGAL_CONTEXT
from conference.words.follow_up import HOME, WHEN
from conference.words.numbers import counted
from conference.words.work import duration


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, its value, and what stands there without one."""

    label: str
    value: str = ""
    empty: str = "Non renseigné"


def known_facts(known: Known) -> list[Fact]:
    """Every line, in the order of the path."""
    return [*_before(known), *_plan(known), *_after(known), *_end(known)]


def _before(known: Known) -> Iterator[Fact]:
    case = known.case
    yield Fact("Orientation reçue", short_day(case.received_at) if case.received_at else "")
    yield Fact("Coordination confiée", short_day(known.assigned_at) if known.assigned_at else "")
    several = len(known.conferences) > 1
    for number, at in enumerate(known.conferences, 1):
        yield Fact(f"Conférence n°\u00a0{number}" if several else "Conférence", day(at))
    if not known.conferences:
        yield Fact("Conférence", "", "Aucune n’a été tenue")
    for part, count in known.present.items():
        yield Fact(f"Présents, {of(part).lower()}", str(count))


def _plan(known: Known) -> Iterator[Fact]:
    plan = known.plan
    yield Fact("Actions du plan", str(len(plan.actions)) if plan else "", "Pas de plan")
    if plan is None:
        return
    valid = f"validée le {short_day(plan.form_valid_at)}" if plan.form_valid_at else ""
    yield Fact("Forme du plan", valid, "Pas encore validée")
    yield Fact("Contenu du plan", of(plan.content) if plan.content else "", "Pas encore de réponse")


def _after(known: Known) -> Iterator[Fact]:
    row = known.follow_up.follow_up
    yield Fact("Bilan", of(known.review) if known.review else "", "Sans objet pour le moment")
    at_end = of(row.resolved_at_end) if row and row.resolved_at_end else ""
    yield Fact("Situation résolue, à la fin de la conférence", at_end)
    for review in known.reviews:
        yield Fact(f"Situation résolue, au bilan ({of(review.respondent).lower()})", of(review.resolved))
    surprised = sum(bool(review.unexpected) for review in known.reviews)
    if surprised:
        yield Fact("Bénéfices inattendus", counted(surprised, "personne en parle", "personnes en parlent"))
    for when in When:
        lived = [_lived(row) for row in known.lives if row.when is when]
        if lived:
            yield Fact(f"{WHEN[when]}, les enfants", "\u00a0; ".join(lived))


def _end(known: Known) -> Iterator[Fact]:
    for label, minutes in (
        ("Temps de coordination", known.coordination),
        ("Temps de l’orienteur·rice", known.referring),
    ):
        yield Fact(label, duration(minutes) if minutes else "", "Aucun temps noté")
    case, last = known.case, known.ending
    yield Fact("Issue", of(case.outcome) if case.outcome else "", "La situation est ouverte")
    if last is not None and last.reason is not None:
        yield Fact("Motif", END_REASON[last.reason])
    if last is not None and last.ended_by is not None:
        yield Fact("Qui y a mis fin", ENDED_BY[last.ended_by])
    if known.thanks is not None:
        yield Fact("Famille remerciée", f"le {short_day(known.thanks.on)}, {of(known.thanks.way).lower()}")
    elif case.outcome is not None:
        yield Fact("Famille remerciée", "", "Pas encore noté")


def _lived(row: Living) -> str:
    home = HOME[row.home] if row.home else ""
    return ", ".join(
        one for one in (home, f"mesure\u00a0: {LEGAL_CONTEXT[row.measure].lower()}" if row.measure else "") if one
    )
