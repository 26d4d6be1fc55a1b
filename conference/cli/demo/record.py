"""Two years of an evaluation record: what each noted, how the year was framed, what was decided together."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import quotation as proposing
from conference.cli.demo import moments
from conference.cli.demo.people import COORDINATOR, LEAD, REFERRER, Cast
from conference.domain.quotation import QuotationState
from conference.domain.record import Attendee, EffectLevel, Expected, Fate, Frame, Occasion, SaidBy
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.follow_up import Review
from conference.programme import quotation, record
from conference.programme.quotation import Verdict
from conference.programme.record import Decided, Met, Noted
from conference.queries.quotation import hidden
from conference.queries.record import decisions

PEOPLE, WORKERS, TEAMS, PARTNERSHIP = EffectLevel
CRITERIA = "Les familles décident vraiment\nLes proches sont là\nCe qui est dit est tenu"
FRAME = Frame(
    "Ce que les conférences changent pour les familles, et dans nos façons de travailler.",
    "Les familles, les équipes, la direction.",
    CRITERIA,
    "Le comité technique et quatre parents du groupe des familles.",
    with_families=True,
)
CHANGED = Frame(
    FRAME.evaluated,
    FRAME.audience,
    f"{CRITERIA}\nL’enfant a compris ce qui se décide",
    "Les mêmes, à la demande de deux jeunes.",
    with_families=True,
)
# who noted it, how many days ago, and what
EFFECTS = (
    (
        REFERRER,
        430,
        Noted(
            "Les parents arrivent avec leur propre ordre du jour.",
            "Des parents suivis en milieu ouvert",
            level=PEOPLE,
            expected=Expected.EXPECTED,
        ),
    ),
    (LEAD, 400, Noted("On parle de la famille devant elle, plus derrière.", "Une équipe de secteur", level=TEAMS)),
    (
        COORDINATOR,
        70,
        Noted(
            "Une tante que personne ne connaissait appelle chaque semaine.",
            "Un jeune accueilli et sa famille",
            level=PEOPLE,
            expected=Expected.UNEXPECTED,
            said_by=SaidBy.CONCERNED,
            occasion=Occasion.FOLLOW_UP,
        ),
    ),
    (
        REFERRER,
        60,
        Noted(
            "Je pose une question de moins et j’attends la réponse.",
            "Moi, et mes collègues du service",
            level=WORKERS,
            said_by=SaidBy.WORKER,
        ),
    ),
    (
        LEAD,
        45,
        Noted(
            "La mairie prête sa salle le soir sans qu’on le demande.",
            "Les familles et les services",
            level=PARTNERSHIP,
            expected=Expected.UNEXPECTED,
            said_by=SaidBy.PARTNER,
            occasion=Occasion.MEETING,
        ),
    ),
    (
        LEAD,
        40,
        Noted(
            "Des parents en parlent à d’autres parents.",
            "Le groupe des familles",
            said_by=SaidBy.FAMILIES,
            occasion=Occasion.MEETING,
        ),
    ),
    (COORDINATOR, 20, Noted("Deux services se sont parlé avant la conférence.", "Les familles qu’ils suivent")),
)
PRESENT = {
    Attendee.CONCERNED: 4,
    Attendee.FAMILIES: 3,
    Attendee.WORKERS: 9,
    Attendee.COORDINATORS: 6,
    Attendee.MANAGERS: 2,
}
FINDINGS = (
    "Les familles disent qu’elles attendaient d’être crues. "
    "Les équipes disent qu’elles attendaient qu’on les décharge. "
    "Les deux se rencontrent le jour de la conférence, et pas toujours avant."
)
DECIDED = (
    "Écrire avec deux parents une page qui explique la conférence",
    "Garder une heure d’échange après chaque bilan",
)
THEMES = ("Être écouté·e", "Décider soi-même")
QUOTED = 4


def write(session: Session, cast: Cast) -> None:
    """The record of last year and of this one; the second decision still waits for what came of it."""
    lead, year = cast.actor(LEAD), clock.today(cast.department.zone).year
    for email, ago, noted in EFFECTS:
        with clock.frozen(moments.instant(ago)):
            record.note_effect(session, cast.actor(email), cast.department, noted, sorts=True)
            session.commit()
    for number in (year - 1, year):
        with clock.frozen(min(clock.noon(date(number, 1, 8), moments.ZONE), clock.now())):
            record.set_frame(session, lead, number, FRAME)
            session.commit()
    with clock.frozen(clock.noon(date(year - 1, 9, 10), moments.ZONE)):
        record.set_frame(session, lead, year - 1, CHANGED)
        session.commit()
    _meet(session, cast, year - 1)
    _quote(session, cast)
    session.commit()


def _meet(session: Session, cast: Cast, year: int) -> None:
    lead, due = cast.actor(LEAD), date(year + 1, 6, 30)
    with clock.frozen(clock.noon(date(year, 12, 11), moments.ZONE)):
        decided = (Decided(DECIDED[0], "La mission et le groupe des familles", due), Decided(DECIDED[1], "Le comité"))
        met = Met(date(year, 12, 11), FINDINGS, PRESENT, decided)
        meeting = record.keep_meeting(session, lead, cast.department, year, met)
        session.commit()
    record.settle(session, lead, decisions(session, meeting)[0], Fate.DONE, "")


def _quote(session: Session, cast: Cast) -> None:
    """Some words that people agreed to see quoted, and what counts for one of them."""
    lead = cast.actor(LEAD)
    query = select(Answer).where(Answer.quotable, Answer.liked != "").order_by(Answer.quarter.desc(), Answer.id)
    for number, answer in enumerate(session.scalars(query.limit(QUOTED)).all()):
        theme = THEMES[number % len(THEMES)]
        quotation.cut(session, lead, answer, Verdict(QuotationState.QUOTABLE, hidden(session, answer.liked), (theme,)))
    review = session.scalars(select(Review).where(Review.criterion != "").order_by(Review.on.desc()).limit(1)).first()
    if review is not None:
        case = session.get_one(Case, review.case_id)
        said = proposing.propose(session, cast.actor(COORDINATOR), case, review, review.criterion, agreed=True)
        quotation.decide(session, lead, said, Verdict(QuotationState.QUOTABLE, said.passage, (THEMES[1],)))
