"""What the cells of a département say, folded, and the code that each means."""

from collections.abc import Mapping

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import EndReason, State
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.referral import Field, Origin

FIELDS: Mapping[str, Field] = {
    "enfance": Field.CHILDHOOD,
    "protection de l enfance": Field.CHILDHOOD,
    "insertion": Field.INCLUSION,
    "inclusion": Field.INCLUSION,
    "autonomie": Field.AUTONOMY,
    "jeune majeur": Field.YOUNG_ADULT,
    "jeunes majeurs": Field.YOUNG_ADULT,
    "autre": Field.OTHER,
}

ORIGINS: Mapping[str, Origin] = {
    "professionnel": Origin.PROFESSIONAL,
    "referent ase": Origin.PROFESSIONAL,
    "referent educatif": Origin.PROFESSIONAL,
    "travailleur social": Origin.PROFESSIONAL,
    "travailleur social mds": Origin.PROFESSIONAL,
    "mds": Origin.PROFESSIONAL,
    "ase": Origin.PROFESSIONAL,
    "partenaire": Origin.PARTNER,
    "association": Origin.PARTNER,
    "ccas": Origin.PARTNER,
    "famille": Origin.FAMILY,
    "la famille": Origin.FAMILY,
    "personne concernee": Origin.FAMILY,
    "proche": Origin.NETWORK,
    "entourage": Origin.NETWORK,
    "bouche a oreille": Origin.NETWORK,
}

STATES: Mapping[str, State] = {
    "aboutie": State.COMPLETED,
    "abouti": State.COMPLETED,
    "en cours": State.UNDER_WAY,
    "non aboutie": State.NOT_COMPLETED,
    "non abouti": State.NOT_COMPLETED,
}

END_REASONS: Mapping[str, EndReason] = {
    "la famille s est organisee seule": EndReason.FAMILY_ORGANISED,
    "la famille a trouve sa propre solution": EndReason.FAMILY_ORGANISED,
    "refus de la famille": EndReason.FAMILY_DECLINED,
    "refus d un parent": EndReason.PARENT_REFUSED,
    "la situation a change": EndReason.SITUATION_CHANGED,
    "reseau trop fragile": EndReason.NETWORK_TOO_FRAGILE,
    "pas de coordinateur disponible": EndReason.NO_COORDINATOR,
    "decision du juge": EndReason.COURT_DECISION,
    "contexte sanitaire": EndReason.HEALTH_CRISIS,
    "autre": EndReason.OTHER,
}

RESPONDENTS: Mapping[str, Respondent] = {
    "enfant": Respondent.CHILD,
    "adolescent": Respondent.ADOLESCENT,
    "adolescente": Respondent.ADOLESCENT,
    "parent": Respondent.PERSON,
    "personne concernee": Respondent.PERSON,
    "proche": Respondent.NETWORK,
    "professionnel": Respondent.PROFESSIONAL,
    "professionnelle": Respondent.PROFESSIONAL,
}

WAYS: Mapping[str, AnswerWay] = {
    "papier": AnswerWay.PAPER,
    "en ligne": AnswerWay.ONLINE,
    "oral": AnswerWay.SPOKEN,
    "a l oral": AnswerWay.SPOKEN,
}

STATUSES: Mapping[str, CoordinatorStatus] = {
    "forme": CoordinatorStatus.READY,
    "formee": CoordinatorStatus.READY,
    "engage": CoordinatorStatus.ENGAGED,
    "engagee": CoordinatorStatus.ENGAGED,
    "en pause": CoordinatorStatus.PAUSED,
    "sorti": CoordinatorStatus.LEFT,
    "sortie": CoordinatorStatus.LEFT,
    "parti": CoordinatorStatus.LEFT,
    "partie": CoordinatorStatus.LEFT,
}
