"""The settings that a département starts from: the common ones, and those of the five programmes."""

from dataclasses import dataclass, field

from conference.domain.neutrality import COMMON_MODES, Mode, Rule
from conference.domain.roles import BodyKind


@dataclass(frozen=True, slots=True)
class Profile:
    """A starting point; everything in it can be changed afterwards."""

    body: BodyKind = BodyKind.LEAD
    body_name: str = "Pilote du dispositif"
    modes: dict[Rule, Mode] = field(default_factory=lambda: dict(COMMON_MODES))
    note_recipient: str = "Direction de la solidarité"


def _with(**modes: Mode) -> dict[Rule, Mode]:
    return COMMON_MODES | {Rule(code): mode for code, mode in modes.items()}


COMMON = Profile()
PROFILES: dict[str, Profile] = {
    "07": Profile(BodyKind.TECHNICAL_COMMITTEE, "Comité technique de coordinateurs"),
    "59": Profile(
        BodyKind.PARTNER_HEADS,
        "Responsables des institutions partenaires",
        _with(other_institution=Mode.BLOCK),
    ),
    "33": Profile(BodyKind.TECHNICAL_COMMITTEE, "Comité technique", note_recipient="DGAS"),
    "93": Profile(),
    "66": Profile(BodyKind.COORDINATORS_GROUP, "Groupe de conférenciers"),
}


def profile(department: str) -> Profile:
    """The starting profile of a département, by its code."""
    return PROFILES.get(department, COMMON)
