"""Participation: who was invited, who came, what place children and sides had, when and where families met."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, or_, select
from sqlalchemy.orm import aliased

from conference.domain.child import WordsFor
from conference.domain.preparation import AT_WORK, KIN, ChildWay, Invitation
from conference.domain.referral import PersonKind
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import Counted, for_one, lines, part, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    FOR_ONE,
    PERCENT,
    Definition,
    Scope,
    declared,
)
from conference.evaluation.indicators.events import (
    NO,
    YES,
    apart,
    during,
    met,
)
from conference.models.case import Case
from conference.models.child import ChildWords, Support
from conference.models.conference import Presence, Sitting
from conference.models.guest import Guest, Side
from conference.models.referral import Person

PRESENT, OTHERWISE, ABSENT, NEEDLESS = "present", "otherwise", "absent", "needless"
RELATIVES, AT_WORK_CODE, BESIDE = "relatives", "professionals", "beside"
FROM_AFAR = (Invitation.REMOTE, Invitation.LETTER, Invitation.SPOKESPERSON)
IN_OTHER_WAYS = (ChildWay.LETTER, ChildWay.DRAWING, ChildWay.SPOKESPERSON)
KIND = case((Guest.part.in_(KIN), RELATIVES), (Guest.part.in_(AT_WORK), AT_WORK_CODE), else_=BESIDE)


def _there(scope: Scope) -> Select[Any]:
    """Who was at a conference of the period, beside its case."""
    query = select(Presence.id).join(Sitting, Sitting.id == Presence.sitting_id)
    return query.where(Sitting.case_id == Case.id, during(Sitting.held_at, scope))


def _came(scope: Scope) -> ColumnElement[bool]:
    return _there(scope).where(Presence.guest_id == Guest.id).exists()


def _invited(scope: Scope) -> Select[Any]:
    code = case((_came(scope), PRESENT), (Guest.invitation.in_(FROM_AFAR), OTHERWISE), else_=ABSENT)
    query = select(*rows_of(Case.id, code)).select_from(Guest).join(Case, Case.id == Guest.case_id)
    return query.where(Case.id.in_(met(scope)), Guest.invitation != Invitation.NOT_INVITED)


def _present(scope: Scope) -> Select[Any]:
    query = held(scope, *rows_of(Case.id, KIND)).join(Presence, Presence.sitting_id == Sitting.id)
    return query.join(Guest, Guest.id == Presence.guest_id)


def _beside_relatives(scope: Scope) -> Select[Any]:
    return _present(scope).where(Guest.part.in_(KIN | AT_WORK))


def _children(scope: Scope, code: ColumnElement[Any]) -> Select[Any]:
    """The children concerned by the cases that held a conference in the period, each beside their place in it."""
    query = select(*rows_of(Case.id, code)).select_from(Person).join(Case, Case.id == Person.case_id)
    theirs = and_(Guest.case_id == Person.case_id, Guest.person_id == Person.id)
    return query.outerjoin(Guest, theirs).where(Case.id.in_(met(scope)), Person.kind == PersonKind.CHILD)


def _heard(scope: Scope) -> Select[Any]:
    words = ChildWords.guest_id == Guest.id, ChildWords.purpose.in_((WordsFor.CONFERENCE, WordsFor.PLAN))
    ways = Guest.child_way.in_(IN_OTHER_WAYS), Guest.invitation.in_(FROM_AFAR), exists().where(*words).correlate(Guest)
    return _children(scope, case((_came(scope), PRESENT), (or_(*ways), OTHERWISE), else_=ABSENT))


def _supported(scope: Scope) -> Select[Any]:
    return _children(scope, case((exists().where(Support.child_id == Guest.id).correlate(Guest), YES), else_=NO))


def _sides(scope: Scope) -> Select[Any]:
    of_side = aliased(Guest)
    there = _there(scope).join(of_side, of_side.id == Presence.guest_id)
    present = there.where(of_side.side_id == Side.id, of_side.part.in_(KIN)).exists()
    code = case((present, PRESENT), (Side.needless, NEEDLESS), else_=ABSENT)
    query = select(*rows_of(Case.id, code)).select_from(Side).join(Case, Case.id == Side.case_id)
    return query.where(Case.id.in_(met(scope)))


MET = "Situations dont une conférence a été tenue dans la période\u00a0; celles sans nom n’ont personne à compter."
DAYS_HELD = "Conférences tenues dans la période, chaque séance tenue comptant pour une."
ON_THE_DAY = "Jour où la conférence a eu lieu."
WAYS = {PRESENT: "Présentes", OTHERWISE: "Ont contribué autrement", ABSENT: "Ne sont pas venues"}
KINDS = {RELATIVES: "Famille et proches", AT_WORK_CODE: "Professionnel·le·s et expert·e·s", BESIDE: "Autres personnes"}
HEARD = {PRESENT: "Présents", OTHERWISE: "Entendus autrement", ABSENT: "Non entendus"}
SIDES = {PRESENT: "Quelqu’un de ce côté est venu", ABSENT: "Personne de ce côté n’est venu"}
NO_MEANING = {NEEDLESS: "Côtés dont l’absence est sans objet"}
PEOPLE, CHILDREN, SIDE = ("personne", "personnes"), ("enfant", "enfants"), ("côté", "côtés")


INDICATORS = (
    declared(
        "participation.invited",
        "Personnes invitées, et ce qu’elles ont fait",
        "personnes",
        PEOPLE,
        Definition(
            MET,
            "Celles qui sont venues à une conférence de la période\u00a0; celles qui ont écrit, parlé par quelqu’un ou "
            "de loin\u00a0; celles qui ne sont pas venues.",
            "Personnes du réseau, celles que la famille n’invite pas exclues.",
            ON_THE_DAY,
        ),
        Counted(_invited, lines(WAYS)),
        ("Ce qu’elles ont fait", "Personnes invitées"),
    ),
    declared(
        "participation.present",
        "Personnes présentes aux conférences",
        "présences",
        ("présence", "présences"),
        Definition(
            DAYS_HELD,
            "Chaque personne présente, à chaque conférence, selon sa place ce jour-là.",
            "Sans objet\u00a0: c’est un nombre.",
            ON_THE_DAY,
        ),
        Counted(_present, lines(KINDS)),
        ("Place dans la conférence", "Présences"),
    ),
    declared(
        "participation.for_one",
        "Proches présents pour un·e professionnel·le",
        FOR_ONE,
        ("présence", "présences"),
        Definition(
            DAYS_HELD,
            f"Présences de la famille et des proches. Rien en dessous de {FEWEST} présences, ni sans professionnel·le.",
            "Présences de professionnel·le·s et d’expert·e·s\u00a0; les autres personnes ne comptent d’aucun côté.",
            ON_THE_DAY,
        ),
        Counted(_beside_relatives, for_one({code: KINDS[code] for code in (RELATIVES, AT_WORK_CODE)}, RELATIVES)),
        ("Place dans la conférence", "Les deux ensemble"),
    ),
    declared(
        "participation.children",
        "Enfants concernés\u00a0: présents, entendus autrement, non entendus",
        "enfants",
        CHILDREN,
        Definition(
            MET,
            "Présents à une conférence de la période\u00a0; entendus autrement, par une lettre, un dessin, un·e "
            "porte-parole ou des mots à lire\u00a0; non entendus.",
            "Enfants concernés nommés dans ces situations.",
            ON_THE_DAY,
        ),
        Counted(_heard, lines(HEARD)),
        ("Leur place", "Enfants concernés"),
    ),
    declared(
        "participation.heard",
        "Enfants concernés, présents ou entendus",
        PERCENT,
        CHILDREN,
        Definition(
            MET,
            f"Ceux qui étaient présents ou ont été entendus autrement. Rien en dessous de {FEWEST} enfants.",
            "Enfants concernés nommés dans ces situations.",
            ON_THE_DAY,
        ),
        Counted(_heard, part(HEARD, PRESENT, OTHERWISE)),
        ("Leur place", "Enfants concernés"),
    ),
    declared(
        "participation.supported",
        "Enfants concernés soutenus par quelqu’un de leur choix",
        PERCENT,
        CHILDREN,
        Definition(
            MET,
            f"Ceux qui ont une personne de soutien. Rien en dessous de {FEWEST} enfants.",
            "Enfants concernés.",
            ON_THE_DAY,
        ),
        Counted(_supported, part({YES: "Avec une personne de soutien", NO: "Sans personne de soutien"}, YES)),
        ("Soutien", "Enfants concernés"),
    ),
    declared(
        "participation.sides",
        "Côtés de la famille présents",
        PERCENT,
        SIDE,
        Definition(
            f"{MET} Côtés que la famille a nommés.",
            f"Ceux dont au moins une personne de la famille ou du réseau est venue. Rien en dessous de {FEWEST} côtés.",
            "Côtés nommés. Ceux dont l’absence a été dite sans objet sont à part.",
            ON_THE_DAY,
        ),
        Counted(_sides, apart(part(SIDES, PRESENT), NO_MEANING), {"": tuple(SIDES)}),
        ("Présence", "Côtés nommés"),
    ),
)
