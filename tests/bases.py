"""Bases for the tests of both engines: opened without a web server, lived in, and counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import (
    agreement,
    assignment,
    closing,
    complaint,
    conference,
    disagreement,
    family_page,
    follow_up,
    hand_out,
    leaflet,
    network,
    plan,
    preparation,
    referral,
    sheet,
    step,
)
from conference.domain.actors import MACHINE, Actor
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.follow_up import Call, Home, ThanksWay, When
from conference.domain.imports import Kind, Topic
from conference.domain.neutrality import Rule, TieKind
from conference.domain.note import Part
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.practice_sheet import Heading
from conference.domain.publication import PublicationKind
from conference.domain.questionnaires import Respondent
from conference.domain.referral import LegalContext, PersonKind
from conference.domain.steps import StepCode
from conference.domain.work import Worker, WorkKind
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.engines import prepare
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind, PersonalLink
from conference.models.publication import Publication
from conference.models.roster import Roster
from conference.models.sign_in import Attempt, KeptForm, OneTimeKey, WebSession
from conference.models.takeover import ImportBatch, ImportLayout, ImportUpload, ImportWord
from conference.models.tenancy import work_for
from conference.models.work import TimeEntry
from conference.programme import missions, note, practice_sheet, time
from conference.queries import family_page as family
from conference.queries.follow_up import children
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from tests import asking, caring, confiding, engaging, path, planning, quoting, ticking, voicing, world
from tests.network import added, surround
from tests.security import bodily, councils, noting, partnering, practising, recording, remembering, speaking, training
from tests.world import Place


def _engine(url: str) -> Engine:
    """The engine of a base: opened by it again, it has its statements compiled already."""
    engine = create_engine(url, query_cache_size=5000)
    prepare(engine)
    return engine


@contextmanager
def opened(url: str, code: str | None = None, by: Engine | None = None) -> Iterator[Session]:
    """A session on a base, as the commands of the machine have it; it works for a département if one is named."""
    engine = by or _engine(url)
    try:
        with Session(engine, expire_on_commit=False) as session:
            if code is not None:
                work_for(session, world.find(session, code).department)
                session.commit()
            yield session
    finally:
        engine.dispose()


def settle(url: str) -> None:
    """Open both départements of the world in a migrated base."""
    with opened(url) as session:
        for code in world.CODES:
            world.settle(session, code)
            session.commit()


def live(url: str) -> None:
    """Put at least one row in every table, through the acts wherever there is one."""
    settle(url)
    engine = _engine(url)
    for code in world.CODES:
        with opened(url, code, engine) as session:
            place = world.find(session, code)
            _cases(session, place)
            _doors(session, place)
            session.commit()


def _cases(session: Session, place: Place) -> None:
    body = world.actor(place, "committee")
    world.draft(session, place)
    ticking.draft(session, place)
    ticking.recorded(session, place)
    returned, declined = world.received(session, place), world.received(session, place)
    step.take(session, body, returned, StepCode.RETURN, Given(words="La date de naissance."))
    refusal = Given(reason=EndReason.OTHER, advice="À revoir en juin.")
    step.take(session, body, declined, StepCode.DECLINE, refusal)
    waiting = world.received(session, place)
    assignment.derogate(session, body, waiting, place.coordinators["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre.")
    asked = assignment.ask(session, body, waiting, place.coordinators["Claire"])
    assignment.answer(session, body, asked, knows=True, ties=[TieKind.FRIENDSHIP])
    bodily.live(session, place, waiting, lambda _name, _row: None)
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        _assigned(session, place)


def _assigned(session: Session, place: Place) -> None:
    body = world.actor(place, "committee")
    case, other = _far(session, place), world.assigned(session, place, "Sofiane")
    cared = (session, world.actor(place, "second"), other)
    caring.live(*cared)
    caring.arrange(*cared)
    for days in (9, 12):
        at = clock.now() + timedelta(days=days)
        preparation.plan_sitting(*cared, at, "Chez Rose", chosen_by_family=True, why="Rose travaille.")
    said = (AgreementTo.PRINCIPLE, AgreementState.REFUSED, world.today())
    no = agreement.agree(session, world.actor(place, "second"), other, prepared(session, other).children[0], *said)
    disagreement.go_on(session, body, other, no, "Lou a quatre ans.")
    second = world.actor(place, "second")
    surround(session, second, other, *(added(session, second, other, name) for name in ("Rose", "Yann")))
    sheet.write(session, world.actor(place, "second"), other, {"concerns": "L’école.", "took_part": "Lou"})
    leaflet.give(session, second, other, prepared(session, other).children, world.today())
    rose = network.name(session, other, {"kind": PersonKind.RELATIVE, "first_name": "Rose", "tie": "tante"})
    path.answer_by_link(session, world.actor(place, "second"), other, rose)
    step.take(session, body, case, StepCode.SUSPEND, Given(words="Hospitalisation."))
    stop = Given(reason=EndReason.FAMILY_ORGANISED, ended_by=EndedBy.FAMILY)
    follow_up.synthesise(session, world.actor(place, "second"), other, {"course": "La famille s’est organisée."})
    step.take(session, body, other, StepCode.STOP, stop)
    closing.reopen(session, body, other, "La famille revient.")


def _far(session: Session, place: Place) -> Case:
    """A case that went to its end, and was opened again."""
    case, who = path.closed(session, place), world.actor(place, "coordinator")
    closing.reopen(session, world.actor(place, "committee"), case, "La famille revient.")
    follow_up.try_again(session, who, case, "par téléphone")
    follow_up.call(session, who, case, Call.REACHED, world.today(), "On respire mieux.")
    lived = {(child, When.BEFORE): (Home.INSTITUTION, LegalContext.JUDICIAL) for child in children(session, case)}
    follow_up.live(session, who, case, lived)
    closing.thank(session, who, case, world.today(), ThanksWay.POST)
    agreed, today = plan.latest(session, case), world.today()
    assert agreed is not None
    rose = prepared(session, case).guests[1]
    hand_out.give(session, who, case, agreed, rose, today, agreed.actions, hand_out.Manner(with_question=True))
    hand_out.give(session, who, case, agreed, "Une voisine", today)
    begun = plan.begin(session, who, case)
    plan.add_action(session, who, case, begun, {"what": "Yann vient le samedi", "who": "Yann", "by_when": ""})
    asked = planning.further(session, who, case, begun, rose)
    plan.agree(session, who, case, begun)
    planning.answered(session, who, case, asked)
    plan.begin(session, who, case)
    lou = dossier(session, case).people[0]
    agreement.agree(session, who, case, lou, AgreementTo.SHARING, AgreementState.GIVEN, today)
    conference.note_danger(session, who, case, "Une gifle.", "La cellule départementale")
    time.log(session, who, WorkKind.FOLLOW_UP, 90, today, case)
    confiding.live(session, place, case, lou)
    confiding.supervise(session, place, case)
    voicing.live(session, place, case)
    _page(session, who, case, rose)
    quoting.cut(session, place, quoting.answered(session))
    quoting.proposed(session, place, case)
    return case


def _page(session: Session, who: Actor, case: Case, guest: Guest) -> None:
    """Somebody opens their page, says what they have done, and complains."""
    family_page.choose(session, who, case, marks=True)
    link = path.open_page(session, who, case, guest)
    plans = family.shown(session, case, guest)
    assert plans is not None
    family_page.mark(session, link, case, guest, plans.own[0], done=True)
    complaint.receive(session, case, "On ne me rappelle jamais.", "06 00 00 00 01", f"{case.id}")


def _doors(session: Session, place: Place) -> None:
    now, account = clock.now(), place.accounts["lead"]
    batch = ImportBatch(
        filename="suivi.xlsx", digest="d", cases=0, coordinators=0, answers=1, entries=1, confirmed_at=now
    )
    session.add(batch)
    session.flush()
    code = place.department.code
    session.add_all(
        [
            TimeEntry(
                spent_by=Worker.OTHER,
                minutes=30,
                day=date(2026, 1, 1),
                recorded_at=now,
                import_batch_id=batch.id,
                import_mark="d/1",
            ),
            ImportLayout(header="d", kind=Kind.CASES, meanings="number - referred"),
            ImportWord(topic=Topic.TERRITORY, word="bx", meaning=place.territories["Nord"].key),
            ImportUpload(account_id=account.id, filename="suivi.xlsx", content=b"PK", uploaded_at=now),
            Roster(filename="personnes.xlsx", brought=["institution:k"], taken_by=account.id, taken_at=now),
            Answer(import_batch_id=batch.id, respondent=Respondent.PERSON, quarter=date(2026, 1, 1), overall=8),
            Attempt(digest="d", at=now),
            Publication(
                department_id=place.department.id,
                kind=PublicationKind.FIGURES,
                year=2025,
                title="2025",
                source=code,
                content={},
                digest="d",
                published_at=now,
            ),
            PersonalLink(digest=code, kind=LinkKind.PASSWORD, account_id=account.id, drawn_at=now, expires_at=now),
            KeptForm(account_id=account.id, path="/", fields={"words": ["…"]}, kept_at=now),
            OneTimeKey(account_id=account.id, value=code, led_to="/", at=now),
            WebSession(digest=code, account_id=account.id, csrf="c", created_at=now, seen_at=now),
        ]
    )
    audit.write(session, MACHINE, Act.BATCH_TAKEN_OVER, batch)
    who = world.actor(place, "coordinator")
    said = time.log(session, who, WorkKind.TRAVEL, 900, date(2026, 3, 2))
    time.correct(session, who, said, WorkKind.TRAVEL, 90, date(2026, 3, 2), None)
    missions.write(session, MACHINE, place.coordinators["Claire"], Decimal("0.2"), date(2026, 1, 1), date(2026, 12, 31))
    engaging.live(session, place)
    referral.begin(session, world.actor(place, "referrer"), place.department, None)
    _evaluated(session, place)


def _evaluated(session: Session, place: Place) -> None:
    """What a year leaves: notes, effects, words, a sheet."""
    noting.live(session, place, lambda _name, _row: None)
    councils.live(session, place, lambda _name, _row: None)
    recording.live(session, place, lambda _name, _row: None)
    training.live(session, place, lambda _name, _row: None)
    partnering.live(session, place, lambda _name, _row: None)
    remembering.live(session, place, lambda _name, _row: None)
    speaking.live(session, place, lambda _name, _row: None)
    practising.live(session, place, lambda _name, _row: None)
    asking.live(session, place, lambda _name, _row: None)
    drafted = note.begin(session, MACHINE, date(2020, 1, 1), date(2020, 12, 31))
    note.write(session, MACHINE, drafted, Part.VOICES, "Le quartier Ferrand change.")
    note.explain(session, MACHINE, drafted, "ferrand", "Un quartier de la ville.")
    practised = practice_sheet.begin(session, MACHINE, 2020)
    practice_sheet.write(session, MACHINE, practised, Heading.EFFECTS, "Le quartier Ferrand change.")
    practice_sheet.explain(
        session, MACHINE, practised, practising.told(session, place, practised), "ferrand", "Un quartier de la ville."
    )


def counts(url: str) -> dict[str, int]:
    """How many rows each table of a base holds."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            for table in inspect(connection).get_table_names()
        }
    engine.dispose()
    return found
