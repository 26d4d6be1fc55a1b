"""A table of institutions and people: its columns, and what becomes of each line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from conference.domain.reasons import Reason
from conference.domain.roles import Role


class RosterColumn(StrEnum):
    """What a column can be, in the order of the model."""

    INSTITUTION = "institution"
    SERVICE = "service"
    NAME = "name"
    EMAIL = "email"
    ROLES = "roles"
    TERRITORY = "territory"
    TRAINED = "trained"
    ENGAGED = "engaged"
    LANGUAGES = "languages"
    SHARE = "share"


class LineFate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


# What is asked of coordinators alone.
OF_COORDINATORS = (RosterColumn.TRAINED, RosterColumn.ENGAGED, RosterColumn.LANGUAGES, RosterColumn.SHARE)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line as it is understood; ``number`` is the one that a spreadsheet shows. ``share`` is of a full week."""

    number: int
    institution: str = ""
    service: str = ""
    name: str = ""
    email: str = ""
    roles: tuple[Role, ...] = ()
    territory: str = ""
    trained: date | None = None
    engaged: date | None = None
    languages: str = ""
    share: Decimal | None = None
    refused: tuple[Reason, ...] = ()

    @property
    def place(self) -> str:
        """Where somebody works: the service, or else the institution."""
        return self.service or self.institution


def lacking(line: RosterLine) -> list[Reason]:
    """What a line contradicts by itself, whatever the département holds; each reason names its column."""
    person = bool(line.name or line.email or line.roles)
    coordinates, only = Role.COORDINATOR in line.roles, set(line.roles) == {Role.COORDINATOR}
    facts = {
        RosterColumn.TRAINED: line.trained,
        RosterColumn.ENGAGED: line.engaged,
        RosterColumn.LANGUAGES: line.languages,
        RosterColumn.SHARE: line.share,
    }
    found = [
        (person and not line.name, Reason("roster_no_name", RosterColumn.NAME)),
        (person and not line.roles, Reason("roster_no_role", RosterColumn.ROLES)),
        (person and bool(line.roles) and not only and not line.email, Reason("roster_no_email", RosterColumn.EMAIL)),
        (not person and not line.institution, Reason("roster_nobody", RosterColumn.NAME)),
        (line.share is not None and line.engaged is None, Reason("roster_share_undated", RosterColumn.ENGAGED)),
        (
            line.trained is not None and line.engaged is not None and line.engaged < line.trained,
            Reason("roster_engaged_before", RosterColumn.ENGAGED),
        ),
        *(
            (not coordinates and bool(facts[column]), Reason("roster_not_a_coordinator", column))
            for column in OF_COORDINATORS
        ),
    ]
    return [reason for wrong, reason in found if wrong]
