"""Agreement: to what, by whom, and whose counts. Each agrees for themselves, and may take it back at any time."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.names import fold
from conference.domain.referral import CONCERNED, PersonKind


class AgreementTo(StrEnum):
    """What somebody agrees to; support is offered to an unaccompanied minor, a sheet is agreed version by version."""

    CONTACT = "contact"
    PRINCIPLE = "principle"
    SHARING = "sharing"
    SHEET = "sheet"
    FEEDBACK = "feedback"
    PHOTOS = "photos"
    SUPPORT = "support"


# What a conference cannot go on without, but by a written decision of the body.
SOUGHT = frozenset({AgreementTo.CONTACT, AgreementTo.PRINCIPLE, AgreementTo.SHARING, AgreementTo.SHEET})
# What is shared is said item by item: which information, with whom.
BY_ITEM = frozenset({AgreementTo.SHARING, AgreementTo.PHOTOS})


class AgreementState(StrEnum):
    """Agreement is given, refused or withdrawn, by each for themselves; or it could not, or must not, be asked for."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"
    KEPT_OUT = "kept_out"


AGAINST = frozenset(AgreementState) - {AgreementState.GIVEN}


class CountsAs(StrEnum):
    """In which capacity somebody's agreement counts, if it does."""

    CONCERNED = "concerned"
    PROTECTED = "protected"
    ASSISTED = "assisted"
    AUTHORITY = "authority"
    INSTITUTION = "institution"
    REPRESENTATIVE = "representative"
    NOT_ASKED = "not_asked"


# What can be said of whom: an adult concerned is always heard, under guardianship too.
MAY_COUNT_AS = {
    PersonKind.CHILD: (CountsAs.CONCERNED, CountsAs.NOT_ASKED),
    PersonKind.ADULT: (CountsAs.CONCERNED, CountsAs.PROTECTED, CountsAs.ASSISTED),
    PersonKind.RELATIVE: (
        *(CountsAs.AUTHORITY, CountsAs.INSTITUTION, CountsAs.REPRESENTATIVE),
        CountsAs.NOT_ASKED,
    ),
}
HOLDS_AUTHORITY = frozenset(
    {"mere", "pere", "parent", "parents", "tuteur", "tutrice", "represente", "representant", "representante"}
)


def holds_authority(tie: str) -> bool:
    """Whether a tie, as it was typed, is that of a parent or guardian: ``mère``, ``tutrice``, ``représente l’ASE``."""
    return fold(tie).partition(" ")[0] in HOLDS_AUTHORITY


def represents(tie: str) -> bool:
    """Whether a tie is that of somebody who speaks for an institution: ``représente l’ASE``."""
    return fold(tie).startswith("represent")


def guessed(kind: PersonKind, tie: str, *, child: bool, institution: bool = False) -> CountsAs:
    """In which capacity somebody's agreement would count, until it is said.

    Those concerned; and where one is a ``child`` its parents, or who speaks for an ``institution`` with authority.
    """
    if kind in CONCERNED:
        return CountsAs.CONCERNED
    if not child or not holds_authority(tie):
        return CountsAs.NOT_ASKED
    return CountsAs.INSTITUTION if institution and represents(tie) else CountsAs.AUTHORITY


@dataclass(frozen=True, slots=True)
class Details:
    """What else is said with an answer: how, helped by whom, and of a sharing which information, with whom."""

    way: str = ""
    helped_by: str = ""
    what: str = ""
    with_whom: str = ""

    @property
    def item(self) -> str:
        """What an item is told from another by, however it is spelt; empty for an answer on the whole."""
        return fold(f"{self.what} {self.with_whom}".strip())
