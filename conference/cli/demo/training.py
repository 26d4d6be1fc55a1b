"""What the demonstration has trained: two groups of coordinators, managers, awareness sessions, and three targets."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import LEAD, TRAINED_SINCE, Cast
from conference.domain.actors import Actor
from conference.domain.training import Goal, Target, TrainingKind, TrainingPayer
from conference.models.training import Registration, Training
from conference.programme import training as acts
from conference.programme.training import Planned, Registered

COORDINATOR, AWARENESS, MANAGERS = TrainingKind.COORDINATOR, TrainingKind.AWARENESS, TrainingKind.MANAGERS
NEW_GROUP = (("Inès Barthe", "MDS"), ("Yvan Lestage", "OREAG"), ("Odile Cazeaux", "UDAF 33"))
REFRESHED = ("Claire Lacoste", "Sofiane Benali", "Awa Diallo")
# title, kind, how many days ago, where, how many registered, how many came
GROUPS = (
    ("Les cadres et la conférence", MANAGERS, 210, "MITS", 16, 14),
    ("Découvrir la conférence familiale", AWARENESS, 190, "MDS", 40, 34),
    ("Repérer et orienter", AWARENESS, 60, "CCAS de Libourne", 22, 19),
    ("Séminaire de printemps", AWARENESS, -45, "MDS", 31, None),
)


@dataclass(frozen=True, slots=True)
class Book:
    """Who writes all that, in which cast, on which day."""

    session: Session
    cast: Cast
    lead: Actor
    today: date

    def plan(self, title: str, kind: TrainingKind, ago: int, days: int = 1, **more: int) -> Training:
        """A session of some days, as many days ago."""
        held = tuple(sorted({moments.day(ago - day) for day in range(days)}))
        return acts.plan(self.session, self.lead, Planned(kind, title, held, "Atelier Garonne", "Bordeaux", **more))  # type: ignore[arg-type]

    def register(self, training: Training, who: Registered) -> Registration:
        """One registration."""
        return acts.register(self.session, self.lead, training, who, self.today)

    def came(self, training: Training, *people: Registration) -> None:
        """Some people were there every day."""
        acts.attend(self.session, self.lead, training, {}, dict.fromkeys(people, training.days), self.today)


def write(session: Session, cast: Cast) -> None:
    """Written today, by the lead."""
    book = Book(session, cast, cast.actor(LEAD), clock.today(cast.department.zone))
    _first_group(book)
    _second_group(book)
    refreshed = book.plan("Journée de rappel", TrainingKind.REFRESHER, 95)
    people = [Registered(coordinator=cast.coordinators[name]) for name in REFRESHED]
    book.came(refreshed, *[book.register(refreshed, one) for one in people])
    for title, kind, ago, home, number, came in GROUPS:
        day, house = moments.day(ago), cast.institutions[home]
        training = acts.plan(session, book.lead, Planned(kind, title, (day,), "La mission", home, house, places=50))
        row = book.register(training, Registered(number=number, institution=house, profession="Travail social"))
        if came is not None:
            acts.attend(session, book.lead, training, {row: came}, {}, book.today)
    first, last = date(book.today.year - 1, 1, 1), date(book.today.year + 1, 12, 31)
    for target, detail in (
        (Target(COORDINATOR, Goal.PEOPLE, 20, first, last), "4 jours de formation"),
        (Target(AWARENESS, Goal.SESSIONS, 4, first, last, per_session=50), ""),
        (Target(MANAGERS, Goal.PEOPLE, 20, first, last, 30), "une journée"),
    ):
        acts.aim(session, book.lead, target, detail)
    session.commit()


def _first_group(book: Book) -> None:
    """The group that the register was made of, paid for by the State."""
    training = book.plan("Formation de coordination, premier groupe", COORDINATOR, 1223, 4, total_cents=640000)
    people = [Registered(coordinator=book.cast.coordinators[name]) for name, *_ in TRAINED_SINCE]
    book.came(training, *[book.register(training, one) for one in people])
    convention = "Convention de lutte contre la pauvreté"
    acts.pay(book.session, book.lead, training, TrainingPayer.STATE, convention, Fraction(1))


def _second_group(book: Book) -> None:
    """A group that has just been trained: one is in the register already; half is paid by each side."""
    training = book.plan("Formation de coordination, second groupe", COORDINATOR, 43, 4, places=12, total_cents=720000)
    named = [Registered(name, institution=book.cast.institutions[home]) for name, home in NEW_GROUP]
    rows = [book.register(training, one) for one in named]
    book.came(training, *rows)
    acts.enrol(book.session, book.lead, rows[0], training, book.today)
    acts.pay(book.session, book.lead, training, TrainingPayer.DEPARTMENT, "", Fraction(1, 2))
    acts.pay(book.session, book.lead, training, TrainingPayer.EMPLOYERS, "", Fraction(1, 2))
