"""What an invited person reads of their own answers; not said of somebody, but to them."""

from conference.domain.preparation import Invitation

MY_ANSWER: dict[Invitation, str] = {
    Invitation.COMING: "Je viens",
    Invitation.REMOTE: "Je prends part à distance (téléphone, visio)",
    Invitation.DECLINED: "Je ne viens pas",
}
