"""Deeds of agreement: what each agrees to, the question, the information sheet read with everybody who counts."""

from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import agreement, question
from conference.casework import sheet as sheets
from conference.cli.demo.further import coordinated
from conference.cli.demo.situation import Deed
from conference.cli.demo.themes import Theme
from conference.domain.actors import Actor
from conference.domain.agreement import AgreementState, AgreementTo, Details
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.queries.disagreement import answers
from conference.queries.sheet import standing


def _today() -> date:
    return clock.civil(clock.now(), "Europe/Paris")


def agreed(*, by_all: bool = True) -> Deed:
    """Everybody whose agreement counts gives it, or the last of them declines."""

    def work(session: Session, who: Actor, case: Case) -> None:
        asked = [found.person for found in answers(session, case).counting]
        today = _today()
        for person in asked:
            kept = by_all or person is not asked[-1]
            state = AgreementState.GIVEN if kept else AgreementState.REFUSED
            agreement.agree(session, who, case, person, AgreementTo.PRINCIPLE, state, today, Details("à domicile"))

    return coordinated(work, WorkKind.PREPARATION, 75)


def asks(theme: Theme) -> Deed:
    """The family finds its question."""
    return coordinated(
        lambda session, who, case: question.ask(session, who, case, theme.question, "la famille"),
        WorkKind.PREPARATION,
        60,
    )


def sheet(theme: Theme) -> Deed:
    """The information sheet, written and agreed."""

    def work(session: Session, who: Actor, case: Case) -> None:
        said = {
            "strengths": theme.strengths,
            "concerns": theme.worries,
            "resources": "Une aide éducative à domicile peut venir le soir.",
            "non_negotiables": "La sécurité de chacun.",
            "took_part": "la famille et la coordinatrice",
            "tells_strengths": True,
            "tells_resources": True,
            "tells_non_negotiables": True,
            "family_adds": "Venez comme vous êtes, on compte sur vous.",
        }
        sheets.write(session, who, case, said)
        today = _today()
        for reader in standing(session, case).readers:
            sheets.answer(session, who, case, reader.person, AgreementState.GIVEN, today, Details("à domicile"))

    return coordinated(work, WorkKind.WRITING, 60)
