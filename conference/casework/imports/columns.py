"""The titles that columns are known by, and the columns without which no line means anything."""

from collections.abc import Mapping

from conference.domain.imports import Column, Kind, Topic
from conference.domain.names import fold
from conference.words import imports as words

_NUMBER = ("n", "no", "numero", "num", "n orientation", "numero d orientation")
_COORDINATOR = ("coordinateur", "coordinatrice", "coordinateur rice", "coordonnateur")
_PLACES = {Column.TERRITORY: ("territoire", "secteur"), Column.INSTITUTION: ("institution", "service")}

TITLES: Mapping[Kind, Mapping[Column, tuple[str, ...]]] = {
    Kind.CASES: {
        Column.NUMBER: _NUMBER,
        Column.REFERRED: ("date d orientation", "date orientation", "orientee le", "date de l orientation"),
        **_PLACES,
        Column.FIELD: ("champ", "domaine", "champ d intervention"),
        Column.ORIGIN: ("orientee par", "origine", "orienteur"),
        Column.FAMILY: ("famille", "initiales"),
        Column.CHILDREN: ("nb enfants", "nombre d enfants", "enfants"),
        Column.COORDINATOR: _COORDINATOR,
        Column.ASSIGNED: ("date de designation", "date designation", "designation"),
        Column.HELD: ("date conference", "date de conference", "date de la conference"),
        Column.STATE: ("issue", "etat"),
        Column.REASON: ("motif", "motif de non aboutissement"),
        Column.REVIEWED: ("bilan 3 mois", "bilan a 3 mois", "date du bilan", "bilan"),
    },
    Kind.ANSWERS: {
        Column.NUMBER: _NUMBER,
        Column.ANSWERED: ("date", "date de reponse"),
        Column.RESPONDENT: ("repondant", "repondante"),
        Column.MARK: ("satisfaction globale 10", "satisfaction globale", "note globale", "satisfaction"),
        Column.WAY: ("support", "mode de reponse"),
    },
    Kind.COORDINATORS: {
        Column.NAME: ("nom", "coordinateur", "nom et prenom", "prenom et nom"),
        **_PLACES,
        Column.TRAINED: ("date de formation", "formation", "forme le"),
        Column.STATUS: ("statut", "etat"),
        Column.MISSION: ("lettre de mission", "date de la lettre de mission"),
    },
    Kind.TIME: {
        Column.WORKER: ("nom", "qui", "intervenant", "professionnel", *_COORDINATOR),
        Column.ROLE: ("fonction", "qualite", "role", "a quel titre"),
        Column.DAY: ("date", "jour", "date du travail"),
        Column.NUMBER: (*_NUMBER, "situation", "n situation", "n de situation", "numero de situation", "reference"),
        Column.WORK: ("nature", "activite", "nature du travail", "type d activite", "tache", "nature du temps"),
        Column.HOURS: ("heures", "duree", "temps", "temps passe", "nombre d heures", "nb heures", "duree en heures"),
        Column.MINUTES: ("minutes", "duree en minutes", "duree minutes", "nb minutes", "temps en minutes"),
    },
}
# What is vital, each with what may stand in its place; whatever else a line lacks stays unknown.
REQUIRED: Mapping[Kind, tuple[tuple[Column, ...], ...]] = {
    Kind.CASES: ((Column.REFERRED,), (Column.STATE,)),
    Kind.ANSWERS: ((Column.ANSWERED,), (Column.RESPONDENT,)),
    Kind.COORDINATORS: ((Column.NAME,),),
    Kind.TIME: ((Column.DAY,), (Column.HOURS, Column.MINUTES)),
}
# The column that a file of refused lines adds: it says why, and is not read.
MENDING = fold(words.MENDING)
# Whose cells hold words of a list, and of which.
TOPICS: Mapping[Column, Topic] = {Column(topic.value): topic for topic in Topic}
