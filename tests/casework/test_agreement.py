"""Whose agreement counts, case by case: parents, an institution, a protected adult; and what each agrees to."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import agreement, disagreement, invited, network, sheet
from conference.casework.step import missing
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs, Details
from conference.domain.preparation import Part, Safety
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.sheet import SheetState
from conference.domain.steps import StepCode
from conference.models.agreement import Agreement
from conference.models.referral import Person
from conference.queries.disagreement import answers
from conference.queries.invited import live, unwilling_of
from conference.queries.sheet import family_version, standing
from tests import path, world
from tests.world import Place

GIVEN, REFUSED, WITHDRAWN = AgreementState.GIVEN, AgreementState.REFUSED, AgreementState.WITHDRAWN
UNREACHABLE = AgreementState.UNREACHABLE
PRINCIPLE, SUPPORT = AgreementTo.PRINCIPLE, AgreementTo.SUPPORT
TIES = {"Nadia": "mère", "Marc": "père", "Sam": "beau-père", "Ada": "représente l’ASE", "Ugo": "tuteur"}
Said = tuple[str, AgreementTo, AgreementState]


@dataclass(frozen=True)
class Told:
    """Who is there in which capacity (None: guessed), what each says, who counts, what convening still misses."""

    people: dict[str, CountsAs | None]
    said: tuple[Said, ...]
    counting: set[str]
    left: set[str]
    adult: CountsAs | None = None


CASES = {
    "both parents agree": Told(
        {"Nadia": None, "Marc": None},
        (("Nadia", PRINCIPLE, GIVEN), ("Marc", PRINCIPLE, GIVEN)),
        {"Lou", "Nadia", "Marc"},
        set(),
    ),
    "one parent refuses": Told(
        {"Nadia": None, "Marc": None},
        (("Marc", PRINCIPLE, REFUSED),),
        {"Lou", "Nadia", "Marc"},
        {"disagreement_undecided"},
    ),
    "one parent cannot be reached": Told(
        {"Marc": None}, (("Marc", AgreementTo.CONTACT, UNREACHABLE),), {"Lou", "Marc"}, {"disagreement_undecided"}
    ),
    "a father who has lost authority refuses": Told(
        {"Marc": CountsAs.NOT_ASKED}, (("Marc", PRINCIPLE, REFUSED),), {"Lou"}, set()
    ),
    "a stepfather by delegation refuses": Told(
        {"Sam": CountsAs.AUTHORITY}, (("Sam", PRINCIPLE, REFUSED),), {"Lou", "Sam"}, {"disagreement_undecided"}
    ),
    "a stepfather refuses": Told({"Sam": None}, (("Sam", PRINCIPLE, REFUSED),), {"Lou"}, set()),
    "an institution holds authority, nobody is asked": Told(
        {"Ada": CountsAs.INSTITUTION}, (), {"Lou", "Ada"}, {"minor_agreement_missing", "support_not_offered"}
    ),
    "an institution holds authority, the minor agrees and declines support": Told(
        {"Ada": CountsAs.INSTITUTION},
        (("Lou", PRINCIPLE, GIVEN), ("Lou", SUPPORT, REFUSED)),
        {"Lou", "Ada"},
        set(),
    ),
    "an institution holds authority, the minor refuses": Told(
        {"Ada": CountsAs.INSTITUTION},
        (("Lou", PRINCIPLE, REFUSED), ("Lou", SUPPORT, GIVEN)),
        {"Lou", "Ada"},
        {"minor_agreement_missing", "concerned_refused"},
    ),
    "an institution refuses": Told(
        {"Ada": CountsAs.INSTITUTION},
        (("Lou", PRINCIPLE, GIVEN), ("Lou", SUPPORT, GIVEN), ("Ada", PRINCIPLE, REFUSED)),
        {"Lou", "Ada"},
        {"disagreement_undecided"},
    ),
    "a protected adult refuses": Told(
        {"Ugo": None}, (("Lou", PRINCIPLE, REFUSED),), {"Lou"}, {"concerned_refused"}, CountsAs.PROTECTED
    ),
    "a protected adult agrees, their guardian does not": Told(
        {"Ugo": None}, (("Lou", PRINCIPLE, GIVEN), ("Ugo", PRINCIPLE, REFUSED)), {"Lou"}, set(), CountsAs.PROTECTED
    ),
    "an adult who is represented refuses": Told(
        {"Ugo": CountsAs.REPRESENTATIVE},
        (("Lou", PRINCIPLE, REFUSED),),
        {"Lou", "Ugo"},
        {"concerned_refused"},
        CountsAs.ASSISTED,
    ),
    "who represents an adult refuses": Told(
        {"Ugo": CountsAs.REPRESENTATIVE},
        (("Ugo", PRINCIPLE, REFUSED),),
        {"Lou", "Ugo"},
        {"disagreement_undecided"},
        CountsAs.ASSISTED,
    ),
}


class Family:
    """A case that could be convened, were everybody agreed, and the people that are named in it."""

    def __init__(self, session: Session, place: Place) -> None:
        self.session, self.place = session, place
        self.case, self.who = world.assigned(session, place), world.actor(place, "coordinator")
        path.ready(session, place, self.case)

    def person(self, name: str) -> Person:
        """Somebody of the case, named in passing."""
        query = select(Person).where(Person.case_id == self.case.id, Person.first_name == name)
        found = self.session.scalars(query).one_or_none()
        values = {"kind": PersonKind.RELATIVE, "first_name": name, "last_name": "", "tie": TIES.get(name, "")}
        return found or network.name(self.session, self.case, values)

    def says(self, name: str, to: AgreementTo, state: AgreementState, details: Details | None = None) -> Agreement:
        """Somebody answers."""
        said = (to, state, world.today(), details or Details())
        return agreement.agree(self.session, self.who, self.case, self.person(name), *said)

    def counts_as(self, name: str, capacity: CountsAs | None) -> None:
        """It is said in which capacity somebody counts."""
        agreement.count_as(self.session, self.who, self.case, self.person(name), capacity)

    @property
    def left(self) -> set[str]:
        """What convening still misses."""
        return {reason.code for reason in missing(self.session, self.who, self.case, StepCode.CONVENE)}

    @property
    def counting(self) -> set[str]:
        """Those whose agreement counts."""
        return {one.person.first_name for one in answers(self.session, self.case).counting}

    def sheet(self) -> SheetState:
        """Where the sheet stands."""
        return standing(self.session, self.case).state


@pytest.fixture
def family(session: Session, gironde: Place) -> Family:
    return Family(session, gironde)


@pytest.mark.parametrize("name", CASES)
def test_whose_agreement_counts_and_what_is_left_to_settle(family: Family, name: str) -> None:
    told = CASES[name]
    if told.adult is not None:
        lou = family.person("Lou")
        lou.kind = PersonKind.ADULT
        family.counts_as("Lou", told.adult)
    for person, capacity in told.people.items():
        family.counts_as(person, capacity)
    for who, to, state in told.said:
        helped = Details(helped_by="sa curatrice") if who == "Lou" and state is GIVEN else None
        family.says(who, to, state, helped)
    assert (family.counting, family.left) == (told.counting, told.left)


def test_a_child_too_young_is_not_asked_but_always_is_when_alone(family: Family) -> None:
    family.counts_as("Lou", CountsAs.NOT_ASKED)
    assert family.counting == set()
    family.counts_as("Ada", CountsAs.INSTITUTION)
    assert family.counting == {"Lou", "Ada"}


@pytest.mark.parametrize(
    ("name", "capacity"), [("Lou", CountsAs.AUTHORITY), ("Marc", CountsAs.PROTECTED), ("Marc", CountsAs.CONCERNED)]
)
def test_a_capacity_is_of_a_kind_of_person(family: Family, name: str, capacity: CountsAs) -> None:
    with pytest.raises(Refused, match="capacity_not_theirs"):
        family.counts_as(name, capacity)


def test_an_item_stands_by_itself_and_so_does_its_withdrawal(family: Family) -> None:
    """One information with some readers: refused, it is not shared, and no more; the body has nothing to decide."""
    school, health = Details(what="L’école", with_whom="les grands-parents"), Details(what="La santé", with_whom="tous")
    again = Details(what="l’ÉCOLE", with_whom="Les grands-parents")
    family.counts_as("Nadia", CountsAs.AUTHORITY)
    whole = family.says("Nadia", AgreementTo.SHARING, GIVEN)
    first = family.says("Nadia", AgreementTo.SHARING, GIVEN, school)
    assert family.says("Nadia", AgreementTo.SHARING, REFUSED, health).item == 2
    assert family.says("Nadia", AgreementTo.SHARING, GIVEN, again).item == first.item == 1
    assert family.left == set()
    last = family.says("Nadia", AgreementTo.SHARING, GIVEN, school)
    taken = agreement.withdraw(family.session, family.who, family.case, last, world.today())
    assert (taken.item, taken.what, taken.with_whom) == (1, "L’école", "les grands-parents")
    agreement.withdraw(family.session, family.who, family.case, whole, world.today())
    assert family.left == {"disagreement_undecided"}, "the whole is another thing"


@pytest.mark.parametrize(
    ("to", "details", "code"),
    [
        (AgreementTo.SHARING, Details(what="L’école"), "item_incomplete"),
        (AgreementTo.SHARING, Details(with_whom="tous"), "item_incomplete"),
        (AgreementTo.PRINCIPLE, Details(what="L’école", with_whom="tous"), "item_of_nothing_shared"),
        (AgreementTo.SHEET, Details(), "sheet_agreed_elsewhere"),
    ],
)
def test_what_is_agreed_to_is_said_whole(family: Family, to: AgreementTo, details: Details, code: str) -> None:
    with pytest.raises(Refused, match=code):
        family.says("Lou", to, GIVEN, details)


def test_who_decides_with_help_is_helped(family: Family) -> None:
    family.person("Lou").kind = PersonKind.ADULT
    family.counts_as("Lou", CountsAs.ASSISTED)
    with pytest.raises(Refused, match="help_missing"):
        family.says("Lou", PRINCIPLE, GIVEN)
    assert family.says("Lou", PRINCIPLE, REFUSED).helped_by == "", "to say no nobody needs help"
    assert family.says("Lou", PRINCIPLE, GIVEN, Details(helped_by="sa curatrice")).helped_by == "sa curatrice"


def test_the_sheet_follows_each_no_and_each_decision(family: Family) -> None:
    session, case = family.session, family.case
    family.counts_as("Marc", CountsAs.AUTHORITY)
    sheet.write(session, family.who, case, {"concerns": "L’école.", "resources": "Rose.", "tells_resources": True})
    path.agree_sheet(session, family.who, case)
    assert family.sheet() is SheetState.AGREED
    for to in (AgreementTo.CONTACT, PRINCIPLE, AgreementTo.SHARING):
        no = family.says("Marc", to, WITHDRAWN)
        assert family.sheet() is SheetState.WRITTEN, to
        assert family_version(session, case) is None
        assert family.left == {"disagreement_undecided", "sheet_not_agreed"}
        disagreement.go_on(session, world.actor(family.place, "committee"), case, no, "Il vit loin.")
        assert family.left == set(), "the body goes on without him"
        shown = family_version(session, case)
        assert shown is not None
        assert [text for _, text in shown.parts] == ["Rose."]
        family.says("Marc", to, GIVEN)
    family.says("Marc", AgreementTo.FEEDBACK, REFUSED)
    family.says("Marc", AgreementTo.PHOTOS, REFUSED)
    assert family.left == set()


def test_a_refused_version_awaits_the_body_until_another_is_written(family: Family) -> None:
    session, case, who = family.session, family.case, family.who
    family.counts_as("Marc", CountsAs.AUTHORITY)
    sheet.write(session, who, case, {"concerns": "L’école."})
    path.agree_sheet(session, who, case)
    sheet.answer(session, who, case, family.person("Marc"), REFUSED, world.today())
    assert family.left == {"disagreement_undecided", "sheet_not_agreed"}
    sheet.write(session, who, case, {"concerns": "L’école, autrement dit."})
    assert family.left == {"sheet_not_agreed"}
    sheet.do_without(session, who, case, "Marc n’en veut pas.")
    assert family.left == set()


def test_nobody_answers_for_a_sheet_who_does_not_count_or_before_it_is_there(family: Family) -> None:
    session, case, who = family.session, family.case, family.who
    with pytest.raises(Refused, match="sheet_not_written"):
        sheet.answer(session, who, case, family.person("Lou"), GIVEN, world.today())
    sheet.write(session, who, case, {"concerns": "L’école."})
    with pytest.raises(Refused, match="sheet_not_theirs_to_agree"):
        sheet.answer(session, who, case, family.person("Rose"), GIVEN, world.today())


@pytest.mark.parametrize("to", [AgreementTo.CONTACT, PRINCIPLE])
def test_who_is_not_to_be_contacted_loses_their_link_and_is_given_none(family: Family, to: AgreementTo) -> None:
    session, case, who = family.session, family.case, family.who
    values = {"part": Part.FAMILY, "safety": Safety.NOTHING}
    sam = network.invite(session, who, case, values, family.person("Sam"))
    invited.draw(session, who, case, sam)
    family.says("Sam", AgreementTo.FEEDBACK, REFUSED)
    assert live(session, sam) is not None
    family.says("Sam", to, REFUSED)
    assert live(session, sam) is None
    assert unwilling_of(session, case) == {sam.person_id}
    with pytest.raises(Refused, match="link_unwilling"):
        invited.draw(session, who, case, sam)
    family.says("Sam", to, GIVEN)
    assert invited.draw(session, who, case, sam)
