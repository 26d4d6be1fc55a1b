"""Invented situations that somebody coordinates: being prepared, resting, opened again."""

from conference.cli.demo.care import cares
from conference.cli.demo.confided import contacted, noted, reached_by, supervised
from conference.cli.demo.further import invites
from conference.cli.demo.network import surrounded
from conference.cli.demo.people import REFERRER, SECOND_REFERRER
from conference.cli.demo.situation import (
    Situation,
    adult,
    answered,
    asked,
    assigned,
    child,
    derogated,
    relative,
    reopened,
    resumed,
    returned,
    sent,
    stopped,
    suspended,
)
from conference.domain.contact import ContactKind
from conference.domain.log import ContactResult, ContactWay
from conference.domain.neutrality import Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.preparation import ChildWay
from conference.domain.referral import Danger, Field, LegalContext, Origin

UNDER_WAY = (
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Libournais",
        (
            child("Lina", "Haddou", 2016),
            relative("Nadia", "Haddou", "mère"),
            relative("Rachid", "Haddou", "grand-père"),
        ),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Le grand-père va chercher Lina à l’école et lui apprend l’accordéon.",
            "worries": "La mère perd pied le soir, quand elle est seule avec les trois enfants.",
            "family_situation": "On veut que Lina reste dans la famille, et que ma fille souffle.",
            "professional_situation": "Une mesure est envisagée si rien ne change avant l’été.",
            "measure_considered": LegalContext.ADMINISTRATIVE,
            "non_negotiables": "Lina ne dort pas là où il y a eu des violences.",
            "danger": Danger.FORBIDDEN_CONTACT,
            "danger_details": "Le père ne peut rencontrer Lina qu’en présence d’un tiers.",
        },
        begun=47,
        course=(
            (44, sent()),
            (37, asked("Claire Lacoste")),
            (36, answered("Claire Lacoste")),
            (33, assigned("Claire Lacoste", "La famille est nombreuse, volontaire, et veut décider avant l’été.")),
            (31, reached_by("Nadia", ContactKind.PHONE, "06 39 98 12 04", hours="le soir après 18 h", preferred=True)),
            (31, contacted("Nadia", ContactWay.PHONE, ContactResult.NO_ANSWER)),
            (30, contacted("Nadia", ContactWay.PHONE, ContactResult.MESSAGE_LEFT)),
            (
                29,
                contacted(
                    "Nadia", ContactWay.PHONE, ContactResult.REACHED, "Elle préfère qu’on se voie chez son père."
                ),
            ),
            (27, reached_by("Nadia", ContactKind.ADDRESS, "12 chemin des Lavandières", protected=True)),
            (
                26,
                contacted(
                    "Rachid",
                    ContactWay.VISIT,
                    ContactResult.REACHED,
                    "Deux heures à table\u00a0: il connaît tout le monde.",
                ),
            ),
            (26, reached_by("Rachid", ContactKind.PHONE, "05 36 49 03 17", preferred=True)),
            (12, noted("Demander à Rachid qui peut aller chercher la tante à la gare.")),
            (12, surrounded()),
            (10, supervised("Préparer ensemble la place du père, qui ne peut pas venir.")),
            (3, contacted("Rachid", ContactWay.PHONE, ContactResult.NO_ANSWER)),
            (1, contacted("Rachid", ContactWay.PHONE, ContactResult.MESSAGE_LEFT)),
        ),
        known_by=(("MDS, service social de secteur", "Sylvie Roumens", True), ("OREAG", "", False)),
        agreed_by="la mère et le grand-père",
    ),
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Médoc",
        (child("Mathis", "Bordenave", 2011), relative("Sandrine", "Bordenave", "mère")),
        {
            "origin": Origin.FAMILY,
            "strengths": "Mathis court en club, son entraîneur compte beaucoup pour lui.",
            "worries": "Les disputes avec son beau-père ont fini deux fois chez les gendarmes.",
            "family_situation": "Il faut qu’on trouve où il respire.",
            "professional_situation": "Chacun aime Mathis, personne ne s’est assis à la même table.",
            "danger": Danger.NO,
        },
        begun=31,
        course=(
            (28, sent()),
            (26, returned("Mathis a-t-il été rencontré seul\u00a0?")),
            (
                23,
                sent(professional_situation="Mathis a été vu seul\u00a0: il souhaite que son entraîneur soit invité."),
            ),
            (19, asked("Claire Lacoste")),
            (18, answered("Claire Lacoste")),
            (16, assigned("Claire Lacoste", "Mathis demande lui-même que ses proches se réunissent.")),
            (9, invites(ChildWay.PART_OF_TIME)),
            (6, cares()),
        ),
        known_by=(("MDS, service social de secteur", "Sylvie Roumens", True),),
        agreed_by="la mère et Mathis",
    ),
    Situation(
        SECOND_REFERRER,
        Field.INCLUSION,
        "Libournais",
        (adult("Thi Lan", "Pham", 1985), relative("Minh", "Pham", "frère")),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Thi Lan tient seule une petite couture\u00a0; son frère s’occupe des papiers.",
            "worries": "L’expulsion est prononcée pour la fin de la trêve.",
            "family_situation": "Avec mon frère et mes amies du temple, on peut trouver.",
            "professional_situation": "Le réseau est plus large que ce que les services en connaissent.",
            "danger": Danger.NO,
            "language": "vietnamien",
        },
        begun=60,
        course=(
            (57, sent()),
            (49, asked("Sofiane Benali")),
            (48, answered("Sofiane Benali")),
            (46, assigned("Sofiane Benali", "Un cercle d’amies prêt à s’engager, une date qui presse.")),
        ),
        known_by=(("CCAS de Libourne", "Hugo Marsan", True),),
        agreed_by="Thi Lan",
    ),
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Sud Gironde",
        (child("Anaïs", "Lamarque", 2009), relative("Patrick", "Lamarque", "père")),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Le père a changé ses horaires pour être là le soir.",
            "worries": "Anaïs a fugué deux fois, toujours chez la même amie.",
            "family_situation": "On s’est perdus de vue sous le même toit.",
            "professional_situation": "La confiance peut revenir si quelqu’un d’extérieur la met en route.",
            "danger": Danger.NO,
        },
        begun=72,
        course=(
            (70, sent()),
            (
                66,
                derogated(
                    "Hélène Peyrat",
                    Rule.OTHER_SERVICE,
                    "Hélène Peyrat travaille à l’autre bout du département et n’a jamais croisé cette famille.",
                ),
            ),
            (65, asked("Hélène Peyrat")),
            (63, answered("Hélène Peyrat")),
            (59, assigned("Hélène Peyrat", "Le père et la fille le demandent tous les deux.")),
        ),
        known_by=(("ASE", "Delphine Arrieu", True),),
        agreed_by="Anaïs et son père",
    ),
    Situation(
        SECOND_REFERRER,
        Field.AUTONOMY,
        "Libournais",
        (
            adult("Manuel", "Pereira", 1944),
            relative("Graça", "Pereira", "épouse"),
            relative("Tiago", "Pereira", "petit-fils"),
        ),
        {
            "origin": Origin.PARTNER,
            "strengths": "Soixante ans de mariage, un potager, un petit-fils qui vient tous les mercredis.",
            "worries": "Graça s’épuise et ne le dit qu’à sa voisine.",
            "family_situation": "Je veux aider mon mari sans y laisser ma santé.",
            "professional_situation": "La maladie avance\u00a0; les enfants vivent loin et veulent se rendre utiles.",
            "danger": Danger.NO,
            "language": "portugais",
        },
        begun=98,
        course=(
            (95, sent()),
            (88, asked("Maï Nguyen")),
            (86, answered("Maï Nguyen")),
            (84, assigned("Maï Nguyen", "Les enfants attendent qu’on les réunisse.")),
            (40, suspended("Manuel est à l’hôpital\u00a0: la famille préfère attendre son retour.")),
            (12, resumed()),
        ),
        known_by=(("CCAS de Libourne", "Hugo Marsan", True),),
        agreed_by="Manuel et Graça",
    ),
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Bassin",
        (child("Sacha", "Morel", 2013), child("Élie", "Morel", 2016), relative("Chloé", "Morel", "mère")),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Deux frères inséparables, des grands-parents à dix minutes.",
            "worries": "Le déménagement de la mère remet tout en question.",
            "family_situation": "On veut un plan que les garçons comprennent.",
            "professional_situation": "La situation est calme\u00a0; c’est le bon moment pour réunir la famille.",
            "danger": Danger.NO,
        },
        begun=83,
        course=(
            (80, sent()),
            (74, asked("Claire Lacoste")),
            (73, answered("Claire Lacoste")),
            (71, assigned("Claire Lacoste", "Les grands-parents des deux côtés sont prêts à venir.")),
            (13, suspended("La mère accouche ce mois-ci\u00a0; elle rappellera quand elle sera prête.")),
        ),
        known_by=(("MDS, service social de secteur", "Sylvie Roumens", True),),
        agreed_by="la mère et les garçons",
    ),
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Graves",
        (child("Yanis", "Berrada", 2012), relative("Leïla", "Berrada", "mère"), relative("Karima", "Berrada", "tante")),
        {
            "origin": Origin.NETWORK,
            "strengths": "La tante de Yanis a ouvert sa porte sans qu’on le lui demande.",
            "worries": "La mère traverse une période de grande fatigue.",
            "family_situation": "Il nous faut un calendrier, pas un juge.",
            "professional_situation": "Les relais existent, leur répartition reste à décider.",
            "danger": Danger.NO,
        },
        begun=132,
        course=(
            (130, sent()),
            (122, asked("Sofiane Benali")),
            (121, answered("Sofiane Benali")),
            (118, assigned("Sofiane Benali", "La famille s’organise déjà\u00a0: une conférence l’aidera à le dire.")),
            (
                76,
                stopped(
                    EndReason.HEALTH_CRISIS, EndedBy.FAMILY, "La mère est hospitalisée, la tante a pris le relais."
                ),
            ),
            (20, reopened("La mère va mieux et rappelle\u00a0: la famille veut reprendre.")),
        ),
        known_by=(("MDS, service social de secteur", "Sylvie Roumens", False),),
        agreed_by="la mère et la tante",
    ),
)
