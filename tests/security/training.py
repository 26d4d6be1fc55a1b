"""Sessions of training, their people, who pays, and targets, for the tests of access."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.training import Goal, Target, TrainingKind, TrainingPayer
from conference.programme import training as acts
from conference.programme.training import Planned, Registered
from tests.world import Place

DAYS = (date(2026, 2, 2), date(2026, 2, 3))
AIM = Target(TrainingKind.COORDINATOR, Goal.PEOPLE, 100, date(2026, 1, 1), date(2028, 12, 31))
SEMINARS = Target(TrainingKind.AWARENESS, Goal.SESSIONS, 4, date(2026, 1, 1), date(2026, 12, 31), 6, 50)


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``training``, which is over, with ``pupil`` who came, ``awaited`` who may, ``paid`` and a target ``aim``.

    Of the same session, the coordinator's own registration; ``awareness``, later, names nobody.
    """
    mds, north = place.institutions["MDS"], place.territories["Nord"]
    held = Planned(
        TrainingKind.COORDINATOR, "Premier groupe", DAYS, "Question de Justice", "Salle 2", mds, north, 12, 480000
    )
    keep("training", row := acts.plan(session, MACHINE, held))
    keep("pupil", pupil := acts.register(session, MACHINE, row, Registered("Inès Test", institution=mds), DAYS[0]))
    claire = Registered(coordinator=place.coordinators["Claire"])
    own = acts.register(session, MACHINE, row, claire, DAYS[0])
    acts.attend(session, MACHINE, row, {}, {pupil: row.days, own: row.days[:1]}, DAYS[1])
    keep("awaited", acts.register(session, MACHINE, row, Registered("Paul Test", employer="Un CCAS"), DAYS[1]))
    keep("paid", acts.pay(session, MACHINE, row, TrainingPayer.ASSOCIATIONS, "Pluriels", Fraction(1, 2)))
    acts.pay(session, MACHINE, row, TrainingPayer.EMPLOYERS, "", 90000)
    keep("aim", acts.aim(session, MACHINE, AIM, "4 ou 5 jours"))
    acts.aim(session, MACHINE, SEMINARS)
    soon = Planned(TrainingKind.AWARENESS, "Un séminaire", (date(2026, 4, 2),), institution=mds)
    keep("awareness", later := acts.plan(session, MACHINE, soon))
    several = Registered(number=12, institution=mds, profession="Assistantes sociales")
    acts.register(session, MACHINE, later, several, DAYS[1])
