"""Five départements, each with the body that it starts with: each designates in its own way."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.documents import minutes as papers
from conference.domain.body import Way
from conference.domain.mail import MailKind
from conference.domain.neutrality import Rule
from conference.domain.stages import Stage
from conference.models.account import Account
from conference.models.assignment import Derogation
from conference.models.body import BodySitting
from conference.models.consultation import Consultation
from conference.models.outbox import Mail
from conference.models.tenancy import work_for
from tests import world
from tests.browse import fill, lands, press, words
from tests.conftest import SignIn
from tests.journeys import body
from tests.journeys.family import Family

Settled = Callable[[str], Family]
NOT_ENOUGH = "L’instance n’est pas en nombre pour décider"
ONESELF = "Personne ne décide de sa propre désignation."


@pytest.fixture
def settled(session: Session, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settled]:
    """A département as it begins, and a family there that waits for somebody to coordinate.

    The press gives back what it is given: minutes are looked at on paper elsewhere.
    """
    monkeypatch.setattr(papers, "press", lambda html: html.encode())
    with ExitStack() as clocks:

        def new(code: str) -> Family:
            work_for(session, None)
            place = world.find(session, code) if code in world.CODES else world.settle(session, code)
            work_for(session, place.department)
            session.commit()
            family = Family(session, place, partial(sign_in, code=code), clocks)
            body.waits_for_somebody(family)
            return family

        yield new


def sittings(session: Session) -> list[BodySitting]:
    """Every sitting of the département that a session works for."""
    found = list(session.scalars(select(BodySitting)))
    session.commit()
    return found


def test_in_ardeche_coordinators_sit_and_the_one_who_is_chosen_neither_decides_nor_counts(settled: Settled) -> None:
    family = settled("07")
    body.seat(family, "coordinator", "second", "paul")
    body.settle(family, quorum="3")
    room = body.opens(family, "committee", "coordinator", "second")
    assert "3 présent·es sur 3 nécessaires" in family.reads("committee", room)
    body.asks(family, "committee", "Claire", "coordinator")

    claire = body.choice(family, "Claire")
    assert "2 membres sur 3" in family.sees("second", claire)
    assert NOT_ENOUGH in body.tries(family, "second", "Claire", 422)
    body.arrives(family, "second", room, "paul")
    assert ONESELF in body.tries(family, "coordinator", "Claire", 403)
    assert body.designates(family, "second", "Claire") == room
    way, deciders, sitting = body.decided(family)
    assert (way, deciders) == (Way.SITTING, 3)
    assert sitting in sittings(family.session)

    minutes = body.closes(family, "second", room)
    for said in (
        "Comité technique de coordinateurs",
        "4 présent·e·s pour 3 nécessaires",
        "Coordination confiée à Claire 07.",
        "Pertinence : ••• ••• et les siens veulent décider.",
        "Décidé en séance, 3 décisionnaires.",
    ):
        assert said in minutes, said
    assert body.why(family) == body.PERTINENCE
    family.stands(Stage.PREPARATION)


@pytest.mark.long
def test_in_the_nord_the_heads_designate_for_each_other_and_the_balance_says_so(settled: Settled) -> None:
    family = settled("59")
    body.seat(family, helene="MDS", ugo="UDAF")
    assert family.kept_out("helene", "ugo", room="/designation") == {"helene"}
    body.tries(family, "helene", "Claire", 403)
    assert "Choisir un·e coordinateur·rice" not in family.sees("helene")

    everybody = family.sees("ugo", "/designation")
    assert "Travaille dans une institution qui connaît la famille." in everybody
    assert "Solliciter Agathe 59" not in everybody
    refused = family.refused("ugo", body.choice(family, "Agathe"), pertinence=body.PERTINENCE)
    assert "Travaille dans une institution qui connaît la famille." in refused
    body.asks(family, "ugo", "Claire", "coordinator")
    assert body.designates(family, "ugo", "Claire") == family.page
    assert body.decided(family) == (Way.ALONE, 1, None)

    for name in ("helene", "ugo"):
        balance = family.reads(name, "/echanges")
        assert "1 désignation = 1 entre institutions + 0 au sein d’une même institution" in balance, name
        assert "MDS 59 0 1 −1 0" in balance, name
        assert "UDAF 59 1 0 +1 0" in balance, name
    assert sittings(family.session) == []
    family.stands(Stage.PREPARATION)


def test_in_gironde_a_recusal_breaks_the_quorum_and_those_left_set_a_rule_aside(settled: Settled) -> None:
    family = settled("33")
    body.seat(family, "paul", "rita")
    body.settle(family, quorum="3")
    room = body.opens(family, "committee", "paul", "rita")
    family.writes("rita", "/deport", tie="neighbourhood", sure="y")
    assert family.kept_out("rita", "paul", room="/designation") == {"rita"}
    reference = family.case.reference or ""
    assert reference in family.reads("paul", room)
    assert reference not in family.reads("rita", room)

    agathe, why = body.choice(family, "Agathe"), "Personne d’autre ne parle avec Lou."
    assert "Travaille dans le service qui oriente." in family.sees("paul", "/designation")
    family.writes("paul", f"{agathe}/derogation", rule=Rule.OTHER_SERVICE.value, reason=why)
    body.asks(family, "paul", "Agathe")
    assert "décidé par les 2 membres qui pouvaient décider, moins nombreux que le quorum" in family.sees(
        "committee", agathe
    )
    assert body.designates(family, "committee", "Agathe") == room
    way, deciders, sitting = body.decided(family)
    assert (way, deciders) == (Way.REMAINING, 2)
    set_aside = family.session.scalars(select(Derogation)).one()
    assert sitting is not None
    assert (set_aside.way, set_aside.body_sitting_id, set_aside.reason) == (Way.REMAINING, sitting.id, why)
    family.session.commit()

    minutes = body.closes(family, "paul", room)
    for said in (
        "Dérogation pour Agathe 33 : « Ne pas être du service qui oriente » est levée. Motif : Personne d’autre",
        "Coordination confiée à Agathe 33.",
        "par les membres qui pouvaient décider, moins nombreux que le quorum, 2 décisionnaires",
        "1 membre s’est déporté·e ; le quorum en a été réduit.",
    ):
        assert said in minutes, said
    hers = words(family.by("rita").get(f"{room}/proces-verbal.pdf").text)
    assert reference not in hers
    assert "1 situation n’apparaît pas dans cet exemplaire" in hers
    family.stands(Stage.PREPARATION)


@pytest.mark.long
def test_in_seine_saint_denis_the_lead_decides_alone_at_any_time(settled: Settled) -> None:
    family = settled("93")
    assert family.kept_out("committee", "lead", room="/designation") == {"committee"}
    everybody = family.sees("lead", "/designation")
    assert "À savoir : travaille dans le service qui oriente." in everybody
    assert "Ferrand" not in everybody
    body.asks(family, "lead", "Agathe")
    assert body.designates(family, "lead", "Agathe") == family.page
    assert body.decided(family) == (Way.ALONE, 1, None)
    assert sittings(family.session) == []
    assert family.session.scalars(select(Derogation)).all() == []
    family.session.commit()
    family.stands(Stage.PREPARATION)


def test_in_the_pyrenees_orientales_coordinators_answer_in_writing_between_two_sittings(settled: Settled) -> None:
    family = settled("66")
    body.seat(family, "coordinator", "second")
    body.settle(family, quorum="2", cadence_weeks="6")
    first = family.page
    family.takes("committee", "suspend", words="La famille déménage.")
    room = body.opens(family, "committee", "second")
    assert "L’ordre du jour est épuisé" in family.reads("committee", room)
    assert "Groupe de conférenciers Présences" in body.closes(family, "committee", room)
    assert "Aucune décision n’a été prise" in family.reads("committee", room)
    assert body.proposed(family, "committee") == "2026-04-23"
    assert "toutes les 6 semaines" in family.reads("committee", "/seances/nouvelle")

    family.waits(days=14)
    body.waits_for_somebody(family)
    assert family.page != first
    body.asks(family, "committee", "Claire", "coordinator")
    claire = body.choice(family, "Claire")
    assert "0 membre sur 2" in family.sees("committee", claire)
    asked = lands(press(family.by("committee"), family.page + claire, "Consulter les membres par écrit"))
    assert "Donner un avis par écrit" not in family.home("coordinator")
    assert written_to(family) == {"second"}
    assert "Donner un avis par écrit" in family.home("second")
    lands(fill(family.by("second"), asked, favourable="yes"))
    assert body.designates(family, "committee", "Claire") == family.page
    assert body.decided(family) == (Way.CONSULTATION, 2, None)
    assert family.session.scalars(select(Consultation.closed_at)).one() is not None
    family.session.commit()
    assert "décidé par consultation écrite, 2 avis favorables" in family.sees("second")
    assert "Coordination confiée" not in family.reads("committee", room)
    family.stands(Stage.PREPARATION)


def written_to(family: Family) -> set[str]:
    """Who was asked for their opinion by mail."""
    query = select(Account.email).join(Mail, Mail.account_id == Account.id).where(Mail.kind == MailKind.OPINION_ASKED)
    found = {email.partition("@")[0] for email in family.session.scalars(query)}
    family.session.commit()
    return found
