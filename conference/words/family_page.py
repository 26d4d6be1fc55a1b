"""What somebody reads on their own page of what they answered; not said of them, but to them."""

from conference.domain.agreement import AgreementState

MY_STATE: dict[AgreementState, str] = {
    AgreementState.GIVEN: "oui",
    AgreementState.REFUSED: "non",
    AgreementState.WITHDRAWN: "vous êtes revenu·e dessus",
}
