"""Last year's figures, published: those of the demonstration's département, and invented ones of two others."""

from collections import Counter
from decimal import Decimal
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo.people import LEAD, Cast
from conference.domain.actors import MACHINE
from conference.domain.disclosure import cross
from conference.domain.outcomes import EndReason, State
from conference.domain.referral import Field, Origin
from conference.evaluation.populations import LIVES, Figures, of_answers, of_cases
from conference.evaluation.published import Draft, draw_up, written
from conference.models.department import Department
from conference.models.tenancy import work_for
from conference.programme import published_figures
from conference.words.demo import ELSEWHERE

# How many referrals each received, and the weight of each state: ended with a plan, going on, ended without one.
OTHERS = {"59": (148, (9, 4, 7)), "93": (83, (6, 5, 4))}


def publish(session: Session, cast: Cast) -> None:
    """Last year's, as somebody who leads each would."""
    year = clock.today(cast.department.zone).year - 1
    own = draw_up(session, cast.department, year).content
    published_figures.publish(session, cast.actor(LEAD), cast.department, own, "")
    session.commit()
    for other in session.scalars(select(Department).where(Department.code.in_(OTHERS))).all():
        work_for(session, other)
        published_figures.publish(session, MACHINE, other, _invented(other, year).content, "")
        session.commit()
    work_for(session, cast.department)


def _invented(department: Department, year: int) -> Draft:
    received, weights = OTHERS[department.code]
    draw = Random(department.code)  # noqa: S311  (a game, not a secret)
    states = [State.COMPLETED.value, State.UNDER_WAY.value, State.NOT_COMPLETED.value]
    fields, origins = [Field.CHILDHOOD.value, Field.INCLUSION.value, Field.AUTONOMY.value], [*map(str, Origin)]
    cases: Counter[tuple[str, ...]] = Counter()
    origin: Counter[tuple[str, ...]] = Counter()
    for _ in range(received):
        where, field = draw.choice(ELSEWHERE), draw.choices(fields, (6, 3, 2))[0]
        cases[where, field, draw.choices(states, weights)[0]] += 1
        origin[(draw.choices(origins, (8, 4, 2, 1))[0],)] += 1
    stopped = sum(many for (_, _, state), many in cases.items() if state == State.NOT_COMPLETED)
    told: dict[str, tuple[int | Decimal | None, int]] = {
        "activity.referrals": (received, received),
        "conferences.held": (received // 2, received // 2),
        "programme.trained": (received // 6, received // 6),
        "programme.engaged": (received // 9, received // 6),
        f"activity.stopped.{EndReason.FAMILY_DECLINED}": (stopped - stopped // 3, stopped),
        f"activity.stopped.{EndReason.SITUATION_CHANGED}": (stopped // 3, stopped),
        "voice.overall": (Decimal("8.40"), received // 3),
        "voice.families": (Decimal("8.40"), received // 3),
    }
    figures, nobody = Figures(told, None), cross({"home": [*LIVES]}, {}, [(), ("home",)], [])
    counted = {**of_cases(ELSEWHERE, cases, origin), **of_answers(figures)}
    counted |= {"living_before": nobody, "living_review": nobody}
    return written(department, year, figures, counted, dict(zip(ELSEWHERE, ELSEWHERE, strict=True)))
