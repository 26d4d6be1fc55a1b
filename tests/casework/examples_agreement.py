"""Examples of what is agreed, asked and told: agreements, the question, the information sheet."""

from conference.casework import agreement, question, sheet
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs
from tests.casework.example import Example, on
from tests.world import today

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
    "agreement.count_as": Example("conference", on(agreement.count_as, lambda s: s.person("Marc"), CountsAs.AUTHORITY)),
}
