"""The minutes on paper: who came, what was decided and why, and not one name of a family, however it was typed."""

import io
import re
import subprocess
import unicodedata
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest
from sqlalchemy import true, update
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, network, referral, step
from conference.documents.minutes import pdf
from conference.domain.actors import Actor
from conference.domain.body import Presence, Way
from conference.domain.facts import Given
from conference.domain.minutes import Decision, Heard, Minutes
from conference.domain.names import fold
from conference.domain.neutrality import Rule, TieKind
from conference.domain.outcomes import EndReason
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.models.recusal import Recusal
from conference.programme import body
from conference.queries.minutes import minutes
from tests import world
from tests.conftest import NOW
from tests.world import Place

# First and last names of those concerned, then of relatives brought long after the sitting.
CONCERNED = (
    ("Éloïse", "Quévreux"),
    ("Jean-Gaël", "d’Hérouville"),
    ("Œdipe", "Zwingelstein"),
    ("Maëlys", "Ben-Soussan"),
)
BROUGHT = (
    ("Philomène", "Tréguier"),
    ("Anatole", "Kerguélen"),
    ("Ximena", "Vandenbroucke"),
    ("Solveig", "O’Shaughnessy"),
    ("Wassila", "Benyoucef"),
)
WORDS = sorted({w for pair in (*CONCERNED, *BROUGHT) for name in pair for w in fold(name).split() if len(w) > 2})


def received(session: Session, place: Place, first: str, last: str) -> Case:
    case, who = world.draft(session, place), world.actor(place, "referrer")
    values = {"kind": PersonKind.CHILD, "first_name": first, "last_name": last, "birth_year": 2013, "tie": ""}
    referral.name_person(session, who, case, values)
    referral.submit(session, who, case)
    return case


def named(*people: int) -> str:
    """A text in which people are named in every way that somebody types in a hurry."""
    pairs = [(*CONCERNED, *BROUGHT)[n] for n in people]
    ways = (
        str.upper,
        str.lower,
        str.title,
        str,
        lambda s: unicodedata.normalize("NFD", s),
        lambda s: f"{s[:3]}\u00ad{s[3:]}",
    )
    said = [way(f"{first} {last}") for first, last in pairs for way in ways]
    return "Voir " + ", ".join(
        [*said, *(last.replace("-", "\u2011") for _, last in pairs), *(f"({f})" for f, _ in pairs)]
    )


@pytest.fixture(name="sitting")
def _sitting(session: Session, gironde: Place) -> BodySitting:
    """A sitting of four cases: one assigned by derogation, one postponed, one returned, one declined."""
    who = world.actor(gironde, "committee")
    cases = [received(session, gironde, *pair) for pair in CONCERNED]
    sitting = body.plan(session, who, gironde.department, NOW + timedelta(hours=1), f"Salle B, {named(0, 4)}")
    seat = body.seat(session, who, "Yolande Families", date(2026, 1, 1))
    body.begin(session, who, gironde.department, sitting)
    body.mark(session, who, gironde.department, sitting, seat, Presence.PRESENT)
    body.write_general(session, who, sitting, f"Calendrier de juin. {named(5, 6, 7)}")
    _decide(session, gironde, who, cases)
    body.close(session, who, sitting)
    with clock.frozen(NOW + timedelta(days=1)):
        for first, last in BROUGHT:
            values = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": last, "tie": ""}
            network.name(session, cases[0], values)
    session.flush()
    return sitting


def _decide(session: Session, place: Place, who: Actor, cases: list[Case]) -> None:
    chosen, postponed, returned, declined = cases
    agathe = place.coordinators["Agathe"]
    for rule in (Rule.OTHER_SERVICE, Rule.OTHER_INSTITUTION):
        assignment.derogate(session, who, chosen, agathe, rule, f"Personne d’autre. {named(0, 4)}")
    declaration = assignment.ask(session, who, chosen, agathe)
    assignment.answer(session, who, declaration, knows=False, ties=[])
    assignment.assign(session, who, chosen, agathe, f"La famille veut décider. {named(0, 1, 5, 6, 7, 8)}")
    later = Given(until=date(2026, 4, 2), words=f"Attendre. {named(1, 2)}")
    step.take(session, who, postponed, StepCode.POSTPONE, later)
    step.take(session, who, returned, StepCode.RETURN, Given(words=f"La langue. {named(2, 3)}"))
    given = Given(reason=EndReason.OTHER_ANSWER_FITTER, advice=f"Une médiation. {named(0, 3)}")
    step.take(session, who, declined, StepCode.DECLINE, given)
    other = place.accounts["lead"].id
    session.add(Recusal(case_id=postponed.id, account_id=other, tie=TieKind.FRIENDSHIP, at=clock.now()))
    session.flush()


@pytest.fixture(name="told")
def _told(session: Session, gironde: Place, sitting: BodySitting) -> Minutes:
    return minutes(session, gironde.department, sitting, true())


def text(document: bytes) -> str:
    """What anybody copies out of a document, on one line."""
    done = subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True)  # noqa: S607
    return " ".join(done.stdout.decode().split())


def test_no_name_of_a_family_is_in_the_text_of_the_document(told: Minutes) -> None:
    """Twenty words of names and more, planted in every text, are looked for as a search would."""
    assert len(WORDS) == 20
    document = pdf(told)
    reader = pypdf.PdfReader(io.BytesIO(document))
    meta = " ".join(str(value) for value in (reader.metadata or {}).values())
    found = f" {fold(text(document) + ' ' + meta)} "
    assert [word for word in WORDS if f" {word} " in found] == []
    # Cut by a line's end or glued to a hyphen, it would still be read.
    assert [word for word in WORDS if len(word) > 5 and word in found.replace(" ", "")] == []
    assert "Yolande" not in text(document)
    assert found.count(" salle b ") == 1


def test_the_names_were_really_there(session: Session, sitting: BodySitting) -> None:
    """Without the mask the same document would hold them all: the test above looks at something."""
    stored = " ".join(str(value) for row in _typed(session) for value in row if value)
    there = f" {fold(stored + sitting.place + ' ' + sitting.general)} "
    assert [word for word in WORDS if f" {word} " not in there] == []


def _typed(session: Session) -> Any:
    from sqlalchemy import text as sql  # noqa: PLC0415

    yield from session.execute(sql("SELECT words, advice, pertinence FROM passage WHERE body_sitting_id IS NOT NULL"))
    yield from session.execute(sql("SELECT reason FROM derogation"))


def test_every_decision_is_said_in_words(told: Minutes, gironde: Place) -> None:
    said = text(pdf(told))
    for words in (
        "Séance du 12 mars 2026",
        gironde.department.body_name,
        "Présent·e·s Committee 33",
        "1 présence, pour les points généraux seulement",
        "aucun nombre n’est exigé",
        "Coordination confiée à Agathe 33.",
        "Pertinence : La famille veut décider.",
        "Dérogation pour Agathe 33 : « Ne pas être du service qui oriente » est levée.",
        "Motif : Personne d’autre.",
        "Décision reportée au 2 avril 2026.",
        "1 membre s’est déporté·e.",
        "Complément demandé à qui a orienté.",
        "Orientation non retenue : ",
        "Précisions : Une médiation.",
        "Décidé en séance, 1 décisionnaire.",
        "Calendrier de juin.",
    ):
        assert words in said, words
    assert [case.reference for case in told.heard] == sorted(re.findall(r"33-2026-\d{4}", said))
    assert not told.draft
    assert "Projet" not in said


def test_a_confirmation_is_said_and_who_may_not_read_a_case_is_told_so(
    session: Session, gironde: Place, sitting: BodySitting
) -> None:
    given = {"urgent": True, "confirmed_at": clock.now(), "confirmed_in": sitting.id}
    session.execute(update(Assignment).values(given))
    whole = minutes(session, gironde.department, sitting, true())
    assert Decision(confirmed=True, coordinator="Agathe 33") in [one for case in whole.heard for one in case.decisions]
    first = whole.heard[0].reference
    part = minutes(session, gironde.department, sitting, Case.reference != first)
    assert (len(part.heard), part.hidden) == (3, 1)
    said = text(pdf(part))
    assert first not in said
    assert "1 situation n’apparaît pas dans cet exemplaire" in said


def test_a_case_that_a_member_left_in_the_sitting_is_told_without_a_decision(
    session: Session, gironde: Place, sitting: BodySitting
) -> None:
    case: Case = world.received(session, gironde)
    left = {"account_id": gironde.accounts["observer"].id, "tie": TieKind.FRIENDSHIP, "at": clock.now()}
    session.add(Recusal(case_id=case.id, **left))
    session.flush()
    found = {one.reference: one for one in minutes(session, gironde.department, sitting, true()).heard}
    assert (found[str(case.reference)].decisions, found[str(case.reference)].aside) == ([], 1)


@pytest.mark.long
def test_a_quorum_broken_by_recusals_and_a_draft_are_said() -> None:
    decision = Decision(step=StepCode.ASSIGN, coordinator="Claire L.", way=Way.REMAINING, deciders=2)
    heard = Heard("33-2026-0007", None, "", [decision], aside=2)
    told = Minutes("Gironde", "Comité", date(2026, 3, 12), "", "", ["A", "B"], ["C"], 0, 3, [heard], [], 0, draft=True)
    document = pdf(told)
    said = text(document)
    for words in (
        "Projet",
        "2 présent·e·s pour 3 nécessaires",
        "2 membres se sont déporté·e·s ; le quorum en a été réduit.",
        "par les membres qui pouvaient décider",
        "2 décisionnaires",
        "Excusé·e·s C",
    ):
        assert words in said, words
    root: Any = pypdf.PdfReader(io.BytesIO(document)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"


@pytest.mark.long
def test_a_sitting_without_a_decision_says_so() -> None:
    told = Minutes("Gironde", "Comité", date(2026, 3, 12), "", "", [], [], 0, 0, [], [], 0, draft=False)
    said = text(pdf(told))
    assert "Aucune décision n’a été prise." in said
    assert "Présent·e·s personne" in said
