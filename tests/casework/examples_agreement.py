"""Examples of what is agreed, asked and told: agreements, the question, the information sheet."""

from conference.casework import agreement, invited, leaflet, question, sheet
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs
from conference.domain.preparation import Invitation
from conference.models.personal_link import PersonalLink
from conference.queries.invited import live
from tests.casework.acting import Scene
from tests.casework.example import Example, on
from tests.world import today


def _known(s: Scene) -> PersonalLink:
    """The link that Rose holds, or that somebody could."""
    found = live(s.session, s.guest("Rose"))
    return found or PersonalLink(id=1)


AGREEMENT_EXAMPLES: dict[str, Example] = {
    "agreement.agree": Example(
        "conference",
        on(
            agreement.agree,
            lambda s: s.person("Lou"),
            AgreementTo.SHARING,
            AgreementState.GIVEN,
            lambda _: today(),
        ),
    ),
    "agreement.withdraw": Example(
        "conference", on(agreement.withdraw, lambda s: s.line(AgreementState.GIVEN), lambda _: today())
    ),
    "question.ask": Example("preparation", on(question.ask, "Et pour le collège ?")),
    "sheet.write": Example("preparation", on(sheet.write, {"resources": "Rose."})),
    "sheet.answer": Example(
        "preparation",
        on(sheet.answer, lambda s: s.person("Lou"), AgreementState.GIVEN, lambda _: today()),
        lambda s: sheet.write(s.session, s.who, s.case, {"resources": "Rose."}),
    ),
    "sheet.do_without": Example("preparation", on(sheet.do_without, "Tout est dit.")),
    "agreement.note": Example(
        "conference",
        on(
            agreement.note,
            lambda s: s.person("Lou"),
            (AgreementTo.PHOTOS, 0),
            AgreementState.GIVEN,
            lambda _: today(),
        ),
    ),
    "leaflet.give": Example("conference", on(leaflet.give, lambda s: [s.person("Lou")], lambda _: today())),
    "invited.draw": Example("conference", on(invited.draw, lambda s: s.guest("Yann"))),
    "invited.close": Example(
        "conference",
        on(invited.close, lambda s: s.guest("Yann")),
        lambda s: invited.draw(s.session, s.who, s.case, s.guest("Yann")),
    ),
    "invited.answer": Example(
        "conference",
        lambda s: invited.answer(s.session, _known(s), s.case, s.guest("Rose"), Invitation.REMOTE, "Un trajet."),
        lambda s: invited.draw(s.session, s.who, s.case, s.guest("Rose")),
    ),
    "agreement.count_as": Example("conference", on(agreement.count_as, lambda s: s.person("Marc"), CountsAs.AUTHORITY)),
}
