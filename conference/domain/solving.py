"""The best proposal, as a linear programme in whole numbers."""

from dataclasses import dataclass, field

from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from conference.domain.proposal import ALONE, Line, Sitting, Waiting, step

LONGEST = 20  # seconds: a proposal that takes longer is made the simple way


@dataclass
class _Programme:
    """Variables with their costs, and rows ``low <= sum <= high`` over them."""

    costs: list[int] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    cells: list[tuple[int, int, int]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def variable(self, cost: int, *, whole: bool = False) -> int:
        self.costs.append(cost)
        self.whole.append(int(whole))
        return len(self.costs) - 1

    def row(self, cells: list[tuple[int, int]], low: float, high: float) -> None:
        self.cells += [(len(self.low), column, value) for column, value in cells]
        self.low.append(low)
        self.high.append(high)

    def solved(self) -> list[float] | None:
        """The value of each variable at the optimum; None when it was not reached in time."""
        rows, columns, values = zip(*self.cells, strict=True)
        table = csr_array((values, (rows, columns)), shape=(len(self.low), len(self.costs)))
        found = milp(
            self.costs,
            integrality=self.whole,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(table, self.low, self.high),
            options={"mip_rel_gap": 0, "time_limit": LONGEST},
        )
        return list(found.x) if found.status == 0 else None


def solve(sitting: Sitting) -> list[Line] | None:
    """The proposal that costs least; None when it was not found in time."""
    if not sitting.cases:
        return []
    programme = _Programme()
    chosen: dict[tuple[str, str], int] = {}
    paired: dict[tuple[str, str], int] = {}
    for case in sitting.cases:
        _serve(programme, sitting, case, chosen, paired)
    for person in sitting.people:
        slots = [programme.variable(step(person, number)) for number in range(1, sitting.room(person) + 1)]
        theirs = [at for found in (chosen, paired) for (_, who), at in found.items() if who == person.key]
        programme.row([*((at, 1) for at in theirs), *((slot, -1) for slot in slots)], 0, 0)
    values = programme.solved()
    if values is None:
        return None
    who, beside = _read(chosen, values), _read(paired, values)
    return [Line(case.key, who.get(case.key), beside.get(case.key)) for case in sitting.cases]


def _serve(
    programme: _Programme,
    sitting: Sitting,
    case: Waiting,
    chosen: dict[tuple[str, str], int],
    paired: dict[tuple[str, str], int],
) -> None:
    """One coordinator or nobody; a pair beside a beginner or nobody, where it is worth its road and its load."""
    beginners = []
    served = [] if case.key in sitting.kept else [programme.variable(sitting.unserved(case))]
    for person in sitting.allowed(case):
        alone = ALONE if person.load.beginner else 0
        at = chosen[case.key, person.key] = programme.variable(sitting.fit(case, person) + alone, whole=True)
        served.append(at)
        if person.load.beginner:
            beginners.append(at)
    programme.row([(at, 1) for at in served], 1, 1)
    beside = [p for p in sitting.pairs(case) if sitting.road(case, p) + step(p, 1) < ALONE] if beginners else []
    for person in beside:
        paired[case.key, person.key] = programme.variable(sitting.road(case, person) - ALONE, whole=True)
    if beside:
        cells = [*((paired[case.key, p.key], 1) for p in beside), *((at, -1) for at in beginners)]
        programme.row(cells, -1, 0)


def _read(variables: dict[tuple[str, str], int], values: list[float]) -> dict[str, str]:
    return {case: person for (case, person), at in variables.items() if values[at] > 1 / 2}
