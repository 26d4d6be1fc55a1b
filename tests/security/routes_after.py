"""The same table for what follows a plan beside its review: where children live, thanks, papers, what is missing."""

from tests.security.access import COORDINATED, Example, Things, at, of_case, roles
from tests.security.typed import Typed, fields

CASES: tuple[Things, ...] = (("followed",), ("planned",), ("followed2",), ("planned@59",), ("missing",))


def _about(path: str, *kinds: str, typed: Typed | None = None) -> Example:
    return of_case(f"/situations/{{}}/{path}", at(*kinds), COORDINATED, typed, CASES)


AFTER_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET gaps.show": (Example("/evaluation/manques", roles("lead") | {"south": {""}}),),
    "GET living.show": (_about("suivi/enfants", "followed", "planned"),),
    "POST living.write": (_about("suivi/enfants", "followed", typed=fields(version="")),),
    "GET thanks.show": (_about("remerciements", "followed", "planned"),),
    "POST thanks.write": (
        _about("remerciements", "followed", typed=fields(version="0", on="2026-03-12", way="by_hand")),
    ),
    "GET follow_up_paper.show": (
        _about("suivi/papiers/review.docx", "followed", "planned"),
        _about("suivi/papiers/synthesis.docx", "followed", "planned"),
    ),
}
