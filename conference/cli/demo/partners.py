"""The partners of the demonstration: what binds them, whom to reach; and the local resources that families hear of."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import COORDINATOR, LEAD, Cast
from conference.domain.follow_up import months_after
from conference.domain.partner import ConventionKind, InstitutionKind, Renewal
from conference.domain.referral import Field
from conference.programme import directory, partner
from conference.programme.directory import Offered
from conference.programme.partner import Agreed, Reached

BEGUN = 1100  # days ago
KINDS = {
    "MDS": InstitutionKind.DEPARTMENT,
    "ASE": InstitutionKind.DEPARTMENT,
    "OREAG": InstitutionKind.AUTHORISED_ASSOCIATION,
    "UDAF 33": InstitutionKind.ASSOCIATION,
    "CCAS de Libourne": InstitutionKind.TOWN,
    "Conseil départemental de l’Ardèche": InstitutionKind.DEPARTMENT,
    "Association Pluriels": InstitutionKind.ASSOCIATION,
    "Association le Phare": InstitutionKind.ASSOCIATION,
    "Conseil départemental du Nord": InstitutionKind.DEPARTMENT,
    "La Sauvegarde du Nord": InstitutionKind.AUTHORISED_ASSOCIATION,
    "AGSS de l’UDAF": InstitutionKind.AUTHORISED_ASSOCIATION,
    "Conseil départemental des Pyrénées-Orientales": InstitutionKind.DEPARTMENT,
    "CAF des Pyrénées-Orientales": InstitutionKind.CAF,
    "IRTS de Perpignan": InstitutionKind.TRAINING_INSTITUTE,
    "Conseil départemental de la Seine-Saint-Denis": InstitutionKind.DEPARTMENT,
    "Association Devenir": InstitutionKind.ASSOCIATION,
}
CONTACTS = (
    ("UDAF 33", Reached("Hélène Castaing", "Directrice", "05 36 49 20 10", "h.castaing@demo.example")),
    ("UDAF 33", Reached("Bruno Etcheverry", "Chef de service", "05 36 49 20 14", left_on=date(2024, 8, 30))),
    ("OREAG, milieu ouvert", Reached("Sandrine Moreau", "Cheffe de service", "05 36 49 31 02")),
    ("CCAS de Libourne", Reached("Karim Haddad", "Responsable de l’action sociale", mail="k.haddad@demo.example")),
)
# name, what it offers, contact, territory, for whom, cost, languages, checked how many days ago
RESOURCES = (
    (
        "Halte-répit du Libournais",
        "On garde vos enfants deux heures, pour souffler ou faire une démarche. On vient sans rendez-vous.",
        "05 36 49 40 01, du mardi au samedi",
        "Libournais",
        (Field.CHILDHOOD,),
        "Selon vos revenus, 3 € de l’heure au plus",
        "espagnol",
        40,
    ),
    (
        "Maison des adolescents",
        "Une écoute pour les jeunes de 11 à 21 ans et pour leurs parents, ensemble ou séparément.",
        "05 36 49 40 02, ou sur place l’après-midi",
        "",
        (Field.CHILDHOOD, Field.YOUNG_ADULT),
        "Gratuit",
        "",
        190,
    ),
    (
        "Point conseil budget",
        "Quelqu’un regarde vos factures et vos dettes avec vous, et écrit avec vous aux créanciers.",
        "05 36 49 40 03, sur rendez-vous",
        "Bordeaux",
        (Field.INCLUSION, Field.AUTONOMY),
        "Gratuit",
        "arabe, portugais",
        15,
    ),
    (
        "Café des aidants",
        "On se retrouve une fois par mois entre personnes qui aident un parent âgé ou malade.",
        "05 36 49 40 04, le premier jeudi du mois",
        "Bassin",
        (Field.AUTONOMY,),
        "Un café",
        "",
        430,
    ),
    (
        "Accès aux droits",
        "Une avocate répond à vos questions et vous dit quelles démarches sont possibles.",
        "05 36 49 40 05, au palais de justice et dans les mairies",
        "",
        (),
        "Gratuit",
        "interprète sur demande",
        75,
    ),
)


def bind(session: Session, cast: Cast) -> None:
    """Conventions that run, one to renew, one in preparation; contacts; a directory of which a part is stale."""
    agreements = _agreements()
    with clock.frozen(moments.instant(BEGUN)):
        for name, agreed in agreements:
            partner.sign(session, cast.actor(LEAD), cast.institutions[name], agreed, clock.today(moments.ZONE))
        for name, reached in CONTACTS:
            partner.keep_contact(session, cast.actor(LEAD), cast.institutions[name], reached)
        session.commit()
    ahead = Agreed(ConventionKind.CONVENTION, "Salles et repas des conférences", "Le Département et la commune")
    partner.sign(session, cast.actor(LEAD), cast.institutions["CCAS de Libourne"], ahead, clock.today(moments.ZONE))
    session.commit()
    for name, offers, contact, place, fields, cost, languages, ago in RESOURCES:
        where = cast.territories[place].id if place else None
        told, checked = Offered(name, offers, contact, where, fields, cost, languages), moments.day(ago)
        with clock.frozen(moments.instant(ago)):
            directory.write(session, cast.actor(COORDINATOR), told, checked=checked)
            session.commit()


def _agreements() -> tuple[tuple[str, Agreed], ...]:
    """Each signed some weeks before it begins, at the opening of the programme."""
    signed, begins, soon = moments.day(BEGUN + 20), moments.day(BEGUN), months_after(moments.day(0), 1)
    lent = "Mise à disposition de coordinateur·rice·s"
    kinds, parties = ConventionKind, "Le Département et l’association"
    return (
        ("UDAF 33", Agreed(kinds.CONVENTION, lent, parties, signed, begins, soon, Renewal.TO_RENEW, 3)),
        (
            "OREAG",
            Agreed(kinds.CONVENTION, lent, parties, signed, begins, begins + timedelta(days=1460), Renewal.TACIT, 6),
        ),
        (
            "MITS",
            Agreed(
                kinds.PUBLIC_CONTRACT,
                "Formation de douze personnes à la coordination",
                "Le Département et l’organisme",
                signed,
                begins,
                begins + timedelta(days=300),
                cents=18_500_00,
                pays="Six journées, les supports et deux journées de reprise",
            ),
        ),
    )
