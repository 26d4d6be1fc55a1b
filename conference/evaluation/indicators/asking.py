"""Who asked for a conference and what became of it, how soon they were called; who was offered one and declined.

Part of the programme.
"""

from fractions import Fraction
from typing import Any

from sqlalchemy import Select, String, case, literal, select, type_coerce

from conference.domain.enquiry import EnquiryState
from conference.evaluation.indicators.counting import NO_CASE, Counted, Rows, at_rank, lines, rows_of
from conference.evaluation.indicators.declaration import (
    DAYS,
    FEWEST,
    NOTHING,
    Audience,
    Compute,
    Definition,
    Indicator,
    Scope,
)
from conference.models.enquiry import Enquiry
from conference.models.offer import DeclinedOffer
from conference.words.case import FIELD
from conference.words.enquiry import ENQUIRY_STATE, ENQUIRY_WAY

ONE, SEVERAL = "demande reçue", "demandes reçues"
RECEIVED = "Demandes reçues dans la période, par la page publique, au téléphone, sur place ou par écrit."
WHEN = "Jour où la demande est reçue."
A_NUMBER = "Sans objet\u00a0: c’est un nombre."


def _received(scope: Scope, *columns: Any) -> Select[Any]:
    period = scope.period
    return select(*rows_of(NO_CASE, *columns)).where(Enquiry.received_on.between(period.first, period.last))


def _by_way(scope: Scope) -> Select[Any]:
    return _received(scope, Enquiry.way)


def _by_state(scope: Scope) -> Select[Any]:
    """What each had become on the last day."""
    last = scope.period.last
    settled = Enquiry.settled_on <= last, type_coerce(Enquiry.state, String())
    called = Enquiry.called_on <= last, literal(EnquiryState.CALLED.value)
    return _received(scope, case(settled, called, else_=literal(EnquiryState.NEW.value)))


def _waited(scope: Scope) -> Select[Any]:
    return _received(scope, literal(""), Enquiry.waited)


def _declined(scope: Scope) -> Select[Any]:
    """Nobody is asked in which field: it is told only where it was."""
    on = DeclinedOffer.on.between(scope.period.first, scope.period.last)
    return select(*rows_of(NO_CASE, DeclinedOffer.field)).where(on)


def _of_enquiries(code: str, title: str, counts: str, compute: Compute, head: str) -> Indicator:
    return Indicator(
        f"programme.enquiries{code}",
        title,
        "demandes",
        Definition(RECEIVED, counts, A_NUMBER, WHEN),
        Audience.DIRECTION,
        compute,
        ONE,
        SEVERAL,
        head,
        "Demandes reçues",
        NOTHING,
    )


def _parts(rows: Rows, words: dict[Any, str]) -> Compute:
    return Counted(rows, lines({code.value: said for code, said in words.items()}))


INDICATORS = (
    _of_enquiries(
        "",
        "Demandes reçues",
        "Toutes, selon la façon d’arriver.",
        _parts(_by_way, ENQUIRY_WAY),
        "Comment elles arrivent",
    ),
    _of_enquiries(
        "_ended",
        "Ce que les demandes sont devenues",
        "Toutes, selon ce qu’elles étaient devenues le dernier jour de la période.",
        _parts(_by_state, ENQUIRY_STATE),
        "Ce qu’elles sont devenues",
    ),
    Indicator(
        "programme.enquiries_wait",
        "Délai avant d’être rappelé·e, médiane",
        DAYS,
        Definition(
            RECEIVED,
            f"Jours ouvrés jusqu’à la première conversation. Aucune médiane en dessous de {FEWEST} demandes rappelées.",
            "Sans objet\u00a0: c’est une médiane. Les demandes jamais rappelées manquent.",
            WHEN,
        ),
        Audience.DIRECTION,
        Counted(_waited, at_rank(Fraction(1, 2))),
        "demande rappelée",
        "demandes rappelées",
        narrows=NOTHING,
    ),
    Indicator(
        "programme.declined",
        "Propositions déclinées avant toute orientation",
        "propositions",
        Definition(
            "Propositions de conférence qu’une famille a déclinées avant toute orientation, comptées sans nom.",
            "Toutes, selon le champ quand il est dit.",
            A_NUMBER,
            "Jour où la proposition est déclinée.",
        ),
        Audience.DIRECTION,
        Counted(_declined, lines({code.value: said for code, said in FIELD.items()})),
        "proposition déclinée",
        "propositions déclinées",
        "Champ",
        "Propositions déclinées",
        NOTHING,
    ),
)
