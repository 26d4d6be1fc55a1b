"""Cases played past their assignment, for the tests of access: each stage, and what hangs on it, has a name.

``prepared`` has its guest, agreement and information sheet and could be convened; ``today`` is in its first part;
``private`` in private family time; ``planned`` writes its plan; ``agreed`` has agreed on it; ``recorded`` is past its
day; ``checked`` waits for its professional, who for ``moved`` is another one and for ``unheld`` nobody; ``reserved``
awaits a decision; ``followed`` could hold its review; ``ending`` could be closed, as ``closed`` was.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from sqlalchemy.orm import Session

from conference.casework import (
    agreement,
    assignment,
    complaint,
    conference,
    disagreement,
    follow_up,
    hand_out,
    network,
    pair,
    plan,
    sheet,
    step,
)
from conference.domain.agreement import AgreementState, AgreementTo, Details
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.neutrality import Rule
from conference.domain.plan import Content
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.programme import missions, time
from conference.queries import resource as resources
from conference.queries.conference import day
from conference.queries.disagreement import answers
from conference.queries.plan import versions
from conference.queries.preparation import preparation as prepared
from tests import caring, confiding, engaging, path, planning, quoting, world
from tests.network import surround
from tests.security import bodily
from tests.world import Place

Keep = Callable[[str, object], None]


class Player:
    """Plays cases of one referrer and one coordinator; ``begin`` gives one just assigned, ``keep`` a row its name."""

    def __init__(self, session: Session, place: Place, begin: Callable[[], Case], keep: Keep) -> None:
        self.session, self.place, self._begin, self._keep = session, place, begin, keep
        self.who = world.actor(place, "coordinator")

    def play(self, number: str) -> None:
        """One case of each kind that every coordinator has; the first has more."""
        for kind in ("prepared", "today", "planned", "recorded", "checked", "followed"):
            self._keep(f"{kind}{number}", getattr(self, kind)(f"{kind}{number}"))
        if not number:
            self._keep("moved", self.checked("moved", "other"))
            self._keep("unheld", self.checked("unheld", ""))
            for kind in ("invited", "passing", "paused", "private", "agreed", "reserved", "ending", "closed"):
                self._keep(kind, getattr(self, kind)(kind))

    def prepared(self, name: str) -> Case:
        """Ready to be convened, its sheet agreed."""
        session, who, case = self.session, self.who, self._begin()
        path.ready(session, self.place, case)
        found = prepared(session, case)
        said = (AgreementTo.SHARING, AgreementState.GIVEN, world.today(), Details("de vive voix"))
        self._keep(f"{name}.agreement", agreement.agree(session, who, case, found.people[0], *said))
        sheet.write(session, who, case, {"concerns": "L’école.", "resources": "Rose."})
        path.agree_sheet(session, who, case)
        self._keep(f"{name}.child", found.children[0])
        self._keep(f"{name}.person", found.people[0])
        phone, entry = confiding.live(session, self.place, case, found.people[0])
        self._keep(f"{name}.contact", phone)
        self._keep(f"{name}.entry", entry)
        if name == "prepared":
            confiding.supervise(session, self.place, case)
        if name.startswith("prepared"):
            self._invite(name, case)
        self._keep(f"{name}.kin", found.guests[0])
        around = surround(session, who, case, found.guests[1], found.guests[-1])
        for kind in ("side", "bond", "mention"):
            self._keep(f"{name}.{kind}", getattr(around, kind))
        self._keep(f"{name}.guest", found.guests[-1])
        self._keep(f"{name}.sitting", found.sitting)
        if name.startswith("prepared"):
            self._care(name, case)
        return case

    def _invite(self, name: str, case: Case) -> None:
        """Somebody who answered by their link."""
        aunt = {"kind": PersonKind.RELATIVE, "first_name": "Ina", "last_name": "", "tie": "tante"}
        ina = network.name(self.session, case, aunt)
        holder = path.answer_by_link(self.session, self.who, case, ina)
        self._keep(f"{name}.holder", holder)
        path.open_page(self.session, self.who, case, holder)
        words = ("On ne me rappelle jamais.", "06 00 00 00 01", name + self.place.department.code)
        self._keep(f"{name}.complaint", complaint.receive(self.session, case, *words))
        self._keep(f"{name}.review", quoting.reviewed(self.session, case))
        self._keep(f"{name}.quotation", quoting.proposed(self.session, self.place, case))

    def _care(self, name: str, case: Case) -> None:
        """What cares for its child and for who comes."""
        self._keep(f"{name}.picture", caring.live(self.session, self.who, case))
        self._keep(f"{name}.support", caring.guest(self.session, case, "Sam"))
        for kind, row in caring.arrange(self.session, self.who, case).items():
            self._keep(f"{name}.{kind}", row)

    def today(self, name: str) -> Case:
        """In its first part; all are here but one of the network."""
        case = self.prepared(name)
        step.take(self.session, self.who, case, StepCode.CONVENE)
        guests = prepared(self.session, case).guests
        late = next(guest for guest in guests if guest.part is Part.NETWORK)
        for guest in guests:
            if guest is not late:
                conference.arrive(self.session, self.who, case, guest)
        conference.begin(self.session, self.who, case, Moment.SHARING)
        self._keep(f"{name}.late", late)
        twice = bodily.told_twice(case)
        self.session.add(twice)
        self.session.flush()
        self._keep(f"{name}.twice", twice)
        return case

    def private(self, name: str) -> Case:
        """While its family is alone."""
        case = self.today(name)
        kin = {p.guest.key for p in day(self.session, case).here if p.guest.part is Part.FAMILY}
        conference.begin(self.session, self.who, case, Moment.PRIVATE, frozenset(kin))
        return case

    def planned(self, name: str) -> Case:
        """After its day, its plan still written; the child has taken their agreement back since."""
        case = self.prepared(name)
        step.take(self.session, self.who, case, StepCode.CONVENE)
        said = (AgreementTo.PRINCIPLE, AgreementState.WITHDRAWN, world.today(), Details("de vive voix"))
        child = prepared(self.session, case).children[0]
        self._keep(f"{name}.against", agreement.agree(self.session, self.who, case, child, *said))
        path.lived(self.session, self.place, case)
        version = plan.begin(self.session, self.who, case)
        action = {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès la semaine prochaine"}
        self._keep(f"{name}.action", plan.add_action(self.session, self.who, case, version, action))
        rose = prepared(self.session, case).guests[1]
        self._keep(f"{name}.resource", planning.further(self.session, self.who, case, version, rose))
        self.session.refresh(version)
        self._keep(f"{name}.plan", version)
        return case

    def agreed(self, name: str) -> Case:
        """With a plan that the family agreed on, its day not recorded yet."""
        case = self.planned(name)
        plan.agree(self.session, self.who, case, versions(self.session, case)[-1])
        return case

    def recorded(self, name: str) -> Case:
        """With a plan that is agreed and handed to somebody."""
        case = self.agreed(name)
        version = versions(self.session, case)[-1]
        conference.record(self.session, self.who, case, Given())
        standing = answers(self.session, case).awaited[0].line
        disagreement.go_on(self.session, world.actor(self.place, "committee"), case, standing, "Lou le souhaite.")
        kin, today = prepared(self.session, case).guests[0], world.today()
        hand_out.give(self.session, self.who, case, version, kin, today)
        extract = hand_out.give(self.session, self.who, case, version, "Un voisin", today, version.actions)
        self._keep(f"{name}.extract", extract)
        asked = resources.asked(self.session, case)[version.id][0].resource
        self._keep(f"{name}.paper", planning.answered(self.session, self.who, case, asked)[1])
        return case

    def checked(self, name: str, holder: str = "referrer") -> Case:
        """Before the professional who holds it."""
        case = self.recorded(name)
        plan.check_form(self.session, self.who, case, answers_question=True)
        if holder != "referrer":
            body = world.actor(self.place, "committee")
            assignment.name_holder(self.session, body, case, self.place.accounts.get(holder))
        conference.note_danger(self.session, self.who, case, "Une inquiétude pour Lou.", "la CRIP")
        return case

    def reserved(self, name: str) -> Case:
        """Ratified subject to a decision that is not given yet, and a new version agreed on since, to adapt."""
        case, holder = self.checked(name), world.actor(self.place, "referrer")
        given = Given(content=Content.SUBJECT_TO_DECISION)
        plan.answer_content(self.session, holder, case, given, asked_on=world.today())
        version = plan.begin(self.session, self.who, case)
        self.session.refresh(version)
        plan.agree(self.session, self.who, case, version)
        return case

    def followed(self, name: str) -> Case:
        """With its review wanted, somebody tried, and its synthesis sheet."""
        case = self.checked(name)
        plan.answer_content(self.session, world.actor(self.place, "referrer"), case, Given(content=Content.RATIFIED))
        follow_up.wish(self.session, self.who, case, Wish.WANTED)
        follow_up.try_again(self.session, self.who, case, "un message")
        follow_up.synthesise(self.session, self.who, case, {"course": "Une conférence, un plan."})
        return case

    def ending(self, name: str) -> Case:
        """With no review wanted, and its synthesis sheet: to close."""
        case = self.checked(name)
        plan.answer_content(self.session, world.actor(self.place, "referrer"), case, Given(content=Content.RATIFIED))
        follow_up.wish(self.session, self.who, case, Wish.DECLINED)
        follow_up.synthesise(self.session, self.who, case, {"course": "Une conférence, un plan."})
        return case

    def closed(self, name: str) -> Case:
        """At the end of its path."""
        case = self.ending(name)
        follow_up.close(self.session, self.who, case)
        return case

    def paused(self, name: str) -> Case:
        """Suspended while it was prepared."""
        case, body = self.prepared(name), world.actor(self.place, "committee")
        step.take(self.session, body, case, StepCode.SUSPEND, Given(words="Une hospitalisation."))
        return case

    def invited(self, name: str) -> Case:
        """With somebody in its network whose safety nobody has looked at, and a sheet that nobody has read yet."""
        case = self._begin()
        sheet.write(self.session, self.who, case, {"concerns": "L’école.", "resources": "Rose."})
        child = prepared(self.session, case).children[0]
        guest = network.invite(self.session, self.who, case, {"part": Part.FAMILY}, child)
        self._keep(f"{name}.guest", guest)
        return case

    def passing(self, name: str) -> Case:
        """With a pair, derogated and without an account, and a successor who has answered."""
        case, body, agathe = self._begin(), world.actor(self.place, "committee"), self.place.coordinators["Agathe"]
        for rule in (Rule.OTHER_SERVICE, Rule.OTHER_INSTITUTION):
            assignment.derogate(self.session, body, case, agathe, rule, "Personne d’autre.")
        beside = assignment.ask(self.session, body, case, agathe)
        assignment.answer(self.session, body, beside, knows=False, ties=[])
        pair.pair(self.session, body, case, agathe)
        asked = assignment.ask(self.session, body, case, self.place.coordinators["Sofiane"])
        assignment.answer(self.session, body, asked, knows=False, ties=[])
        return case


def work(session: Session, place: Place, keep: Keep) -> None:
    """Time logged by a referrer and a coordinator, and a letter of mission."""
    for name in ("referrer", "coordinator"):
        keep(f"{name}.time", time.log(session, world.actor(place, name), WorkKind.TRAVEL, 30, world.today()))
    lead = world.actor(place, "lead")
    missions.write(session, lead, place.coordinators["Sofiane"], Decimal("0.2"), world.today())
    engaging.live(session, place)


def of(place: Place, referrer: str, coordinator: str) -> Place:
    """The place, seen with one referrer and one coordinator."""
    accounts = place.accounts
    return replace(place, accounts={**accounts, "referrer": accounts[referrer], "coordinator": accounts[coordinator]})
