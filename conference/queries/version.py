"""A version of a plan as lines that can be set beside those of another."""

from collections.abc import Iterable, Mapping, Sequence

from conference.domain.version import Change, Line, compared
from conference.models.plan import Action, Plan
from conference.models.referral import Person
from conference.queries.resource import Asked

ACTION = ("what", "who", "by_when", "by_day", "helped_by", "checked_by", "carrier")
ITS_OWN = ("otherwise", "watched_by", "review_on", "sheet_each")


def differences(before: Plan, after: Plan, asked: Mapping[int, list[Asked]], *, network: bool) -> list[Change]:
    """What ``after`` changed of ``before``: its actions, then what it asks, then its own words.

    ``network`` is whether whoever reads may know whom the network brought, and so who is at the review.
    """
    return [
        *compared([_action(one) for one in before.actions], [_action(one) for one in after.actions]),
        *compared(_asked(asked.get(before.id, [])), _asked(asked.get(after.id, []))),
        *compared([_own(before, network)], [_own(after, network)]),
    ]


def _action(action: Action) -> Line:
    said = [(name, getattr(action, name)) for name in ACTION]
    return Line(action.line, action.what, (*said, ("for_whom", _names(action.for_whom))))


def _asked(found: Sequence[Asked]) -> list[Line]:
    return [_resource(one) for one in found]


def _resource(one: Asked) -> Line:
    asked = one.resource
    about = asked.action.what if asked.action else ""
    return Line(asked.line, asked.what, (("what", asked.what), ("asked_of", asked.of), ("action", about)))


def _own(plan: Plan, network: bool) -> Line:
    """The plan itself is one line in every version."""
    said = [(name, getattr(plan, name)) for name in ITS_OWN]
    guests = [("review_guests", _names(one.person for one in plan.review_guests))] if network else []
    return Line(0, "", (*said, *guests))


def _names(people: Iterable[Person]) -> str:
    return ", ".join(f"{one.first_name} {one.last_name}".strip() for one in people)
