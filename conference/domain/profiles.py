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
# What each programme told of neutrality; where it named a rule, that rule blocks, and where it told how small its
# ground is, neighbours only warn. The rest is common.
PROFILES: dict[str, Profile] = {
    "07": Profile(BodyKind.TECHNICAL_COMMITTEE, "Comité technique de coordinateurs"),
    # Institutions that designate for each other [L2180-2184].
    "59": Profile(
        BodyKind.PARTNER_HEADS,
        "Responsables des institutions partenaires",
        _with(other_institution=Mode.BLOCK),
    ),
    # « Neutre et indépendant » [L2411-2413].
    "33": Profile(BodyKind.TECHNICAL_COMMITTEE, "Comité technique", _with(no_tie=Mode.BLOCK), note_recipient="DGAS"),
    # Not the child's educational referent, and nothing more [L2708-2712].
    "93": Profile(modes=_with(not_key_worker=Mode.BLOCK, other_service=Mode.WARN)),
    # Everybody knows the families [L2853-2857]: what somebody declares decides.
    "66": Profile(
        BodyKind.COORDINATORS_GROUP,
        "Groupe de conférenciers",
        _with(does_not_know=Mode.BLOCK, other_service=Mode.WARN),
    ),
}

UNNAMED = "common"
# What a département may start from, the common settings first.
STARTS: dict[str, Profile] = {UNNAMED: COMMON, **PROFILES}


def profile(department: str) -> Profile:
    """The starting profile of a département, by its code."""
    return PROFILES.get(department, COMMON)
