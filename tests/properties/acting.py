"""Everything that somebody may try on a case, each with what the law expects of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from conference.casework import assignment, referral
from conference.casework.imports import batch
from conference.casework.imports.preview import preview
from conference.domain.neutrality import Rule, TieKind
from conference.domain.referral import PersonKind
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.referral import Person
from conference.security.permissions import Permission
from tests import law, recount, world
from tests.casework.imports import sheets
from tests.properties import agreement, day, plan, preparation, steps
from tests.properties.ground import Ground
from tests.properties.onwards import Next, onwards
from tests.properties.steps import Said
from tests.properties.turn import Tried, Turn
from tests.properties.walk import ACCOUNTS, PEOPLE, Walked

WRITINGS = preparation.WRITINGS | agreement.WRITINGS | day.WRITINGS | plan.WRITINGS
GUARDED = (
    dict.fromkeys(preparation.WRITINGS | agreement.WRITINGS, Permission.PREPARATION_KEEP)
    | dict.fromkeys(("write_sheet", "do_without_sheet"), Permission.SHEET_KEEP)
    | dict.fromkeys(("name_holder", "go_on"), Permission.CASE_DECIDE)
    | {"write_referral": Permission.REFERRAL_WRITE}
    | dict.fromkeys(day.WRITINGS, Permission.DAY_KEEP)
    | dict.fromkeys(plan.WRITINGS, Permission.PLAN_KEEP)
    | {"note_danger": Permission.DANGER_NOTE, "answer_decision": Permission.CONTENT_ANSWER}
    | dict.fromkeys(("wish", "resolved_at_end", "try_again", "synthesise"), Permission.FOLLOW_UP_KEEP)
)
NAMES = sorted(ACCOUNTS)
TITLES = ["N°", "Date d’orientation", "Champ", "Famille", "Coordinateur", "Issue"]
WHY = "La famille décide."


class Acting(Ground):
    """The acts, one method for each way of trying one."""

    def _begin(self, family: str, *, complete: bool, urgent: bool, alone: bool = False) -> Walked:
        row = world.draft(self.session, self.place)
        if alone:
            holder = {"institution_id": self.place.institutions["UDAF"].id, "holds_authority": True}
            referral.name_institution(self.session, self._actor("referrer"), row, holder)
        person = self.session.execute(text("SELECT max(id) FROM person")).scalar_one()
        values: dict[str, object] = {"urgent": urgent} | ({} if complete else {"danger": None})
        referral.write(self.session, self._actor("referrer"), row, values)
        self.session.flush()
        change = "UPDATE person SET last_name = :name, folded = :folded WHERE id = :id"
        told = {"name": family, "folded": f"lou {family.lower()}", "id": person}
        self.session.connection().execute(text(change), told)
        self.session.commit()
        case = Walked(row.id, family, complete, urgent)
        case.facts.child, case.facts.alone = person, alone
        self.cases.append(case)
        return case

    def _take_over(self, coordinator: str | None, state: str, days: int) -> None:
        """A case of another tool, with its file: waiting, prepared by somebody, or closed."""
        day_ = recount.civil(self.now, steps.ZONE) - timedelta(days=days)
        number, family = str(len(self.cases)), f"D{len(self.cases)}"
        name = self.place.coordinators[coordinator].name if coordinator else ""
        line = [number, day_.isoformat(), "Enfance", f"L {family}", name, state]
        content = sheets.written({"Suivi": [TITLES, line]})
        batch.take_over(self.session, self._actor("lead"), preview(self.session, content, f"{number}.xlsx"))
        row = self.session.scalars(select(Case).order_by(Case.id.desc()).limit(1)).one()
        noon = datetime.combine(day_, datetime.min.time().replace(hour=12), ZoneInfo(steps.ZONE))
        at = min(noon.astimezone(self.now.tzinfo), self.now)
        outcome = {"aboutie": "plan_agreed", "non aboutie": "not_completed"}.get(state)
        stage = "closed" if outcome else ("preparation" if coordinator else "assignment")
        case = Walked(row.id, family, taken_over=True, stage=stage, outcome=outcome, received_at=at)
        child = select(Person.id).where(Person.case_id == row.id, Person.kind == PersonKind.CHILD)
        case.facts.child = self.session.scalars(child).one()
        self.session.commit()
        case.lines.append(recount.Line("take_over", stage, outcome, at))
        if coordinator:
            case.given_to(coordinator, at, self._order())
            case.since = None if outcome else at
        self.cases.append(case)
        self._compare(case)

    def _said(self, back: int, *, complete: bool, kind: int) -> Said:
        return Said(complete, kind, self.now - timedelta(days=back), self.now)

    def _step(self, case: Walked, name: str, who: str, said: Said) -> bool:
        """A step of the law, with what it asks for or without, now or some days ago."""
        timed = name in steps.UNTIMED or case.may_happen(said.at, self.now)
        allowed = case.may(name, who)
        neutral = name != "convene" or not case.in_question(self.cases, self.now)
        ready = timed and neutral and case.stands(name, who) and said.is_enough(name, case)
        self._guard(case, who, name, allowed=allowed)
        actor = self._actor(who)

        def then(_: object) -> None:
            if name == "withdraw_draft":
                self.cases.remove(case)
                return
            steps.remember(case, name, said)
            case.sent = self.now if name == "submit" else case.sent
            self._compare(case)

        return self._try(
            lambda row: steps.take(self.session, actor, row, name, said), case, allowed=allowed, ready=ready, then=then
        )

    def _guard(self, case: Walked, who: str, name: str, *, allowed: bool) -> None:
        """Whom the law lets take a step, the guard lets in."""
        if allowed and who in self.users:
            assert self._opens(case, who, steps.GUARDED.get(name, Permission.CASE_STEP)), (name, who)

    def _choose(self, case: Walked, name: str, who: str, said: Said, why: str = WHY) -> bool:
        """A first coordinator, or a successor: declared, neutral or set aside, for a reason."""
        step = "assign" if case.stage == "assignment" else "hand_over"
        neutral = case.declared(name, self.now) and not case.blocks(name, self.cases, self.now)
        rules = neutral and bool(why.strip())
        allowed = case.may(step, who) and not self._is(who, name)
        self._guard(case, who, step, allowed=allowed)
        act = assignment.assign if step == "assign" else assignment.hand_over

        def then(_: object) -> None:
            case.pass_by(step, said.at)
            case.given_to(name, said.at, self._order())
            self._compare(case)

        return self._try(
            lambda row: act(self.session, self._actor(who), row, self._coordinator(name), why, said.at),
            case,
            allowed=allowed,
            ready=rules and case.may_happen(said.at, self.now),
            then=then,
        )

    def _order(self) -> int:
        """How many times a coordinator was given a first case: the next one comes after."""
        return sum(len(case.first) for case in self.cases)

    def _is(self, who: str, name: str) -> bool:
        return ACCOUNTS[name] is not None and PEOPLE[who][0] == ACCOUNTS[name]

    def _decides(self, case: Walked, who: str, name: str) -> bool:
        """Whether somebody of the body looks for a coordinator here: never for themselves."""
        open_here = case.chooses and not case.suspended and not case.facts.private
        allowed = open_here and "body" in case.hats(who) and not self._is(who, name)
        assert not allowed or self._opens(case, who, Permission.CASE_DECIDE)
        return allowed

    def _ask(self, case: Walked, name: str, who: str) -> bool:
        def then(_: object) -> None:
            case.asked[name] = self.now
            case.ties.pop(name, None)
            case.answered.pop(name, None)

        return self._try(
            lambda row: assignment.ask(self.session, self._actor(who), row, self._coordinator(name)),
            case,
            allowed=self._decides(case, who, name),
            ready=not case.waiting and not case.blocks(name, self.cases, self.now),
            then=then,
        )

    def _answer(self, case: Walked, name: str, who: str, ties: set[TieKind], *, knows: bool) -> bool:
        """The one who was asked answers, or the body takes it down."""
        own, open_here = self._is(who, name), case.chooses and not case.facts.private
        if own and open_here:
            assert self._opens(case, who, Permission.DECLARATION_ANSWER)
        asked = select(Declaration).where(
            Declaration.case_id == case.id, Declaration.coordinator_id == self.coordinators[name]
        )

        def then(_: object) -> None:
            told = {"does_not_know"} if knows or ties else set[str]()
            case.ties[name] = told | ({"no_tie"} if ties else set())
            case.answered[name] = self.now
            del case.asked[name]

        return self._try(
            lambda _: assignment.answer(
                self.session, self._actor(who), self.session.scalars(asked).one(), knows=knows, ties=ties
            ),
            case,
            allowed=own or self._decides(case, who, name),
            ready=open_here,
            then=then,
        )

    def _derogate(self, case: Walked, name: str, who: str, which: str, reason: str = WHY) -> bool:
        breaks = which in case.broken(name, self.cases, self.now) and not case.set_aside(name, which)
        return self._try(
            lambda row: assignment.derogate(
                self.session, self._actor(who), row, self._coordinator(name), Rule(which), reason
            ),
            case,
            allowed=self._decides(case, who, name),
            ready=breaks and bool(reason.strip()),
            then=lambda _: case.derogated.update({(name, which): self.now}),
        )

    def _attempt(self, case: Walked, name: str, who: str, pick: int, *, good: bool) -> Tried | None:
        accounts, account = self.place.accounts, PEOPLE[who][0]
        turn = Turn(self.session, self._actor(who), account, accounts, case, self.now, good, pick)
        return WRITINGS[name](turn)

    def _write(self, case: Walked, name: str, who: str, pick: int, *, good: bool = True) -> bool:
        """A writing that is no step: the guard says who, the case says where, the law says both."""
        tried = self._attempt(case, name, who, pick, good=good)
        if tried is None:
            return False
        where = {"suspended": case.suspended, "received": case.received, "private": case.facts.private}
        takes = law.takes(name, case.stage, **where)
        mine = case.writes(name, who)
        if not self._opens(case, who, GUARDED[name]):
            assert not (mine and takes), (name, who)
            return False
        # These ask again who acts: nobody decides on what they refer or coordinate, nor answers on their own work.
        assert mine or name in {"name_holder", "go_on", "answer_decision"}, (name, who)
        succeeds = self._try(tried.act, case, allowed=mine, ready=takes and tried.ready, then=tried.then)
        self.taken[name] += succeeds
        return succeeds

    def _lawful_act(self, case: Walked, which: int, pick: int, back: int, *, good: bool) -> None:
        """One of the acts that the law allows here, by one of those whom it allows it to."""
        where = {"suspended": case.suspended, "received": case.received, "private": case.facts.private}
        untold = steps.CHOSEN | {"withdraw_draft"}
        lawful = {name: [who for who in PEOPLE if case.may(name, who)] for name in law.STEPS if name not in untold} | {
            name: [who for who in PEOPLE if case.writes(name, who)]
            for name in law.WRITINGS
            if law.takes(name, case.stage, **where)
        }
        open_now = sorted(name for name, people in lawful.items() if people)
        if not open_now:
            return
        rest, at = divmod(which, len(open_now))
        name = open_now[at]
        who = lawful[name][rest % len(lawful[name])]
        if name in WRITINGS:
            self._write(case, name, who, pick, good=good)
        else:
            self._step(case, name, who, self._said(back, complete=True, kind=pick % 4))

    def _goes_on(self, case: Walked) -> bool:
        """One more act on the way to the end, whichever comes next."""
        found = onwards(case, self.cases, self.now)
        return found is not None and self._plays(case, found)

    def _plays(self, case: Walked, found: Next) -> bool:
        name, who, pick = found
        said = self._said(0, complete=True, kind=pick)
        if name in WRITINGS:
            return self._write(case, name, who, pick)
        if name == "assign":
            return self._choose(case, NAMES[pick], who, said)
        if name == "ask":
            return self._ask(case, NAMES[pick], who)
        if name == "answer":
            return self._answer(case, NAMES[pick], who, set(), knows=False)
        if name == "derogate":
            return self._derogate(case, NAMES[pick], who, min(case.standing(NAMES[pick], self.cases, self.now)))
        return self._step(case, name, who, said)
