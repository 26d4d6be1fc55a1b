"""What a referral says, and what it must say before it leaves its referrer."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason


class Field(StrEnum):
    """The field of social work that the question belongs to [L2503-2505, L2079-2081]."""

    CHILDHOOD = "childhood"
    INCLUSION = "inclusion"
    AUTONOMY = "autonomy"
    YOUNG_ADULT = "young_adult"
    OTHER = "other"


class Origin(StrEnum):
    """Where the request comes from [L2517-2521]."""

    PROFESSIONAL = "professional"
    PARTNER = "partner"
    FAMILY = "family"
    NETWORK = "network"


class PersonKind(StrEnum):
    """What somebody is in the case."""

    CHILD = "child"
    ADULT = "adult"
    RELATIVE = "relative"


CONCERNED = frozenset({PersonKind.CHILD, PersonKind.ADULT})


class LegalContext(StrEnum):
    """The measure in force, or considered: the two are kept apart."""

    NONE = "none"
    PREVENTION = "prevention"
    ADMINISTRATIVE = "administrative"
    JUDICIAL = "judicial"


class Danger(StrEnum):
    """Is somebody not to be met, or an address to be kept secret?"""

    NO = "no"
    FORBIDDEN_CONTACT = "forbidden_contact"
    PROTECTED_ADDRESS = "protected_address"
    BOTH = "both"


CONTACT_FORBIDDEN = frozenset({Danger.FORBIDDEN_CONTACT, Danger.BOTH})
ADDRESS_KEPT_SECRET = frozenset({Danger.PROTECTED_ADDRESS, Danger.BOTH})


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """What the rule of submission looks at, whatever table it stands in."""

    concerned: int = 0
    family_agreed: bool = False
    agreement_dated: bool = False
    agreement_way: bool = False
    family_words: bool = False
    professional_words: bool = False
    field: Field | None = None
    territory: bool = False
    origin: Origin | None = None
    known_by: int = 0
    known_by_none: bool = False
    danger: Danger | None = None


def submission(facts: ReferralFacts) -> list[Reason]:
    """Every reason why a referral cannot be sent yet, each with the page where it is mended."""
    professional_refers = facts.origin in {None, Origin.PROFESSIONAL, Origin.PARTNER}
    agreed = facts.family_agreed
    asked = (
        (facts.concerned > 0, "nobody_concerned", "people"),
        (facts.field is not None, "field_missing", "people"),
        (facts.territory, "territory_missing", "people"),
        (facts.origin is not None, "origin_missing", "people"),
        (facts.family_words, "family_words_missing", "situation"),
        (facts.professional_words or not professional_refers, "professional_words_missing", "situation"),
        (facts.known_by > 0 or facts.known_by_none, "known_by_missing", "known_by"),
        (agreed, "family_agreement_missing", "agreement"),
        (facts.agreement_dated or not agreed, "agreement_date_missing", "agreement"),
        (facts.agreement_way or not agreed, "agreement_way_missing", "agreement"),
        (facts.danger is not None, "danger_unanswered", "safety"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]
