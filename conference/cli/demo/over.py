"""Invented situations that are over: families that found their own way, refusals, a judge, advice."""

from conference.cli.demo.people import REFERRER, SECOND_REFERRER
from conference.cli.demo.situation import (
    Situation,
    adult,
    answered,
    asked,
    assigned,
    child,
    declined,
    relative,
    sent,
    stopped,
)
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.referral import Danger, Field, LegalContext, Origin

OVER = (
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Bordeaux",
        (child("Elsa", "Garnier", 2015), relative("Monique", "Garnier", "grand-mère")),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Une grand-mère, deux oncles et une marraine qui se parlent.",
            "worries": "Le père part travailler à l’étranger six mois.",
            "family_situation": "Six mois, ça se prépare à plusieurs.",
            "professional_situation": "La famille a besoin d’un cadre plus que d’une aide.",
            "danger": Danger.NO,
        },
        begun=150,
        course=(
            (148, sent()),
            (141, asked("Claire Lacoste")),
            (140, answered("Claire Lacoste")),
            (138, assigned("Claire Lacoste", "Un départ daté, une question claire.")),
            (
                104,
                stopped(
                    EndReason.FAMILY_ORGANISED,
                    EndedBy.FAMILY,
                    "En dressant la carte de ses proches, la famille s’est répartie les semaines.",
                ),
            ),
        ),
        known_by=(("MDS, service social de secteur", "Sylvie Roumens", True),),
        agreed_by="le père et Elsa",
    ),
    Situation(
        SECOND_REFERRER,
        Field.CHILDHOOD,
        "Haute Gironde",
        (child("Tom", "Renaudie", 2013), relative("Céline", "Renaudie", "mère")),
        {
            "origin": Origin.PARTNER,
            "strengths": "Une sœur aînée sur qui Tom s’appuie.",
            "worries": "Les parents ne se parlent que par courrier.",
            "family_situation": "Moi je viendrais, mais lui ne viendra pas.",
            "professional_situation": "L’accord du père restait à obtenir.",
            "measure_in_force": LegalContext.JUDICIAL,
            "danger": Danger.NO,
        },
        begun=126,
        course=(
            (124, sent()),
            (116, asked("Awa Diallo")),
            (115, answered("Awa Diallo")),
            (113, assigned("Awa Diallo", "La sœur aînée s’engage à faire le lien.")),
            (92, stopped(EndReason.PARENT_REFUSED, EndedBy.PERSON, "Le père a dit non, deux fois, calmement.")),
        ),
        known_by=(("OREAG, milieu ouvert", "Fabien Lestrade", True),),
        agreed_by="la mère",
    ),
    Situation(
        REFERRER,
        Field.CHILDHOOD,
        "Sud Gironde",
        (child("Maëva", "Teriitahi", 2018), relative("Hina", "Teriitahi", "mère")),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Une communauté soudée autour de la paroisse.",
            "worries": "La santé de Maëva demande des soins réguliers.",
            "family_situation": "Nous, on décide ensemble, toujours.",
            "professional_situation": "La famille pratique le conseil familial de longue date.",
            "measure_considered": LegalContext.JUDICIAL,
            "danger": Danger.NO,
        },
        begun=112,
        course=(
            (110, sent()),
            (102, asked("Sofiane Benali")),
            (101, answered("Sofiane Benali")),
            (99, assigned("Sofiane Benali", "Une pratique du conseil que la conférence prolonge.")),
            (69, stopped(EndReason.COURT_DECISION, EndedBy.COURT, "Le juge a confié Maëva à sa tante.")),
        ),
        known_by=(("MDS, protection maternelle et infantile", "Claude Soum", True),),
        agreed_by="la mère et la tante",
    ),
    Situation(
        SECOND_REFERRER,
        Field.INCLUSION,
        "Libournais",
        (adult("Josette", "Nadal", 1968),),
        {
            "origin": Origin.PROFESSIONAL,
            "strengths": "Josette sait exactement ce qu’elle veut.",
            "worries": "Un dossier de surendettement bloqué depuis un an.",
            "family_situation": "Je veux que la banque me réponde, c’est tout.",
            "professional_situation": "La demande porte sur une démarche, la famille n’est pas concernée.",
            "danger": Danger.NO,
        },
        begun=66,
        course=(
            (64, sent()),
            (
                58,
                declined(
                    EndReason.OTHER_ANSWER_FITTER,
                    "Le point conseil budget de Libourne peut relancer le dossier avec elle. Si ses proches "
                    "deviennent une ressource, réorientez sans attendre\u00a0: la porte reste ouverte.",
                ),
            ),
        ),
        known_by=(("CCAS de Libourne", "Hugo Marsan", True),),
        agreed_by="Josette",
    ),
)
