"""What the cells of a département say, folded, and what each word means: to everybody, or to this département."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.imports import Topic
from conference.domain.names import fold
from conference.domain.outcomes import EndReason, State
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.referral import Field, Origin
from conference.domain.work import Worker, WorkKind
from conference.words import of

LEFT = ""
NEAR, MOST_NEAR = 0.6, 3

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

ROLES: Mapping[str, Worker] = {
    "coordinateur": Worker.COORDINATOR,
    "coordinatrice": Worker.COORDINATOR,
    "coordination": Worker.COORDINATOR,
    "referent": Worker.REFERRER,
    "referente": Worker.REFERRER,
    "referent ase": Worker.REFERRER,
    "referent educatif": Worker.REFERRER,
    "orienteur": Worker.REFERRER,
    "autre": Worker.OTHER,
}

WORK: Mapping[str, WorkKind] = {
    "entretien": WorkKind.PREPARATION,
    "entretiens": WorkKind.PREPARATION,
    "conference familiale": WorkKind.CONFERENCE,
    "jour j": WorkKind.CONFERENCE,
    "bilan": WorkKind.FOLLOW_UP,
    "trajet": WorkKind.TRAVEL,
    "deplacements": WorkKind.TRAVEL,
    "promotion": WorkKind.PROMOTION,
    "communication": WorkKind.PROMOTION,
    "redaction": WorkKind.WRITING,
    "ecrit": WorkKind.WRITING,
    "comite technique": WorkKind.EXCHANGE,
    "reunion": WorkKind.EXCHANGE,
}

# The state of the gap is nobody's word: it is what is left when nothing is said.
CODES: Mapping[Topic, tuple[StrEnum, ...]] = {
    Topic.FIELD: tuple(Field),
    Topic.ORIGIN: tuple(Origin),
    Topic.STATE: (State.COMPLETED, State.UNDER_WAY, State.NOT_COMPLETED),
    Topic.REASON: tuple(EndReason),
    Topic.RESPONDENT: tuple(Respondent),
    Topic.WAY: tuple(AnswerWay),
    Topic.STATUS: tuple(CoordinatorStatus),
    Topic.ROLE: tuple(Worker),
    Topic.WORK: tuple(WorkKind),
}
COMMON: Mapping[Topic, Mapping[str, StrEnum]] = {
    Topic.FIELD: FIELDS,
    Topic.ORIGIN: ORIGINS,
    Topic.STATE: STATES,
    Topic.REASON: END_REASONS,
    Topic.RESPONDENT: RESPONDENTS,
    Topic.WAY: WAYS,
    Topic.STATUS: STATUSES,
    Topic.ROLE: ROLES,
    Topic.WORK: WORK,
}


SAID: Mapping[Topic, Mapping[str, StrEnum]] = {
    topic: {fold(of(code)): code for code in codes} | dict(COMMON[topic]) for topic, codes in CODES.items()
}
CHOICES: Mapping[Topic, Mapping[str, str]] = {
    topic: {code.value: of(code) for code in codes} for topic, codes in CODES.items()
}


class Vocabulary:
    """What words mean in one département.

    ``taught`` is what somebody said of a folded word, ``LEFT`` when it is to stay unknown; ``rows`` are the names of
    its own lists by the key of each.
    """

    def __init__(
        self,
        taught: Mapping[tuple[Topic, str], str] | None = None,
        rows: Mapping[Topic, Mapping[str, str]] | None = None,
    ) -> None:
        self.taught, self.rows = taught or {}, rows or {}
        self._names = {topic: set(map(fold, names.values())) for topic, names in self.rows.items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and (self.taught, self.rows) == (other.taught, other.rows)

    __hash__ = None  # type: ignore[assignment]  # what it compares by may be taught anew

    def code(self, topic: Topic, text: str) -> str | None:
        """The code that a word means; ``LEFT`` for one that stays unknown on purpose, None for one nobody knows."""
        taught = self.choice(topic, text)
        if taught is not None:
            return taught
        return SAID[topic].get(fold(text))

    def name(self, topic: Topic, text: str) -> str:
        """The name in a list of the département that a word means; the word itself where none is known."""
        taught = self.choice(topic, text)
        if taught is None:
            return text
        return self.rows[topic][taught] if taught else ""

    def choice(self, topic: Topic, text: str) -> str | None:
        """What somebody taught of a word, as long as it still means something."""
        taught = self.taught.get((topic, fold(text)))
        return taught if taught == LEFT or taught in self.choices(topic) else None

    def lists(self, topic: Topic, text: str) -> bool:
        """Whether a list of the département has this very name."""
        return fold(text) in self._names.get(topic, ())

    def choices(self, topic: Topic) -> Mapping[str, str]:
        """Everything that a word may mean, with its label."""
        return CHOICES[topic] if topic in CHOICES else self.rows.get(topic, {})

    def near(self, topic: Topic, text: str) -> Sequence[str]:
        """The meanings whose words look most like this one, the nearest first: proposed, never taken."""
        said = [(word, code.value) for word, code in SAID.get(topic, {}).items()]
        said += [(fold(name), key) for key, name in self.rows.get(topic, {}).items()]
        found: dict[str, float] = {}
        matcher = SequenceMatcher(b=fold(text))
        for word, value in said:
            matcher.set_seq1(word)
            if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
                found[value] = max(found.get(value, 0), matcher.ratio())
        close = sorted((value for value in found if found[value] >= NEAR), key=lambda value: -found[value])
        return close[:MOST_NEAR]
