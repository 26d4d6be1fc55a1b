"""Agreements as screens name them: to what, in which state, by whom; and what a withdrawal brings with it."""

from conference.domain.agreement import AgreementState, AgreementTo, CountsAs

AGREEMENT_TO: dict[AgreementTo, str] = {
    AgreementTo.CONTACT: "Être contacté·e",
    AgreementTo.PRINCIPLE: "Le principe d’une conférence",
    AgreementTo.SHARING: "Le partage d’informations",
    AgreementTo.SHEET: "La note d’information",
    AgreementTo.FEEDBACK: "Être recontacté·e pour donner son avis",
    AgreementTo.PHOTOS: "Les photos",
    AgreementTo.SUPPORT: "Être accompagné·e d’une personne de soutien extérieure",
}
AGREEMENT_STATE: dict[AgreementState, str] = {
    AgreementState.GIVEN: "donné",
    AgreementState.REFUSED: "refusé",
    AgreementState.WITHDRAWN: "retiré",
    AgreementState.UNREACHABLE: "personne injoignable",
    AgreementState.KEPT_OUT: "non demandé, pour raison de danger",
}
COUNTS_AS: dict[CountsAs, str] = {
    CountsAs.CONCERNED: "Est la personne concernée",
    CountsAs.PROTECTED: "Est la personne concernée, protégée par une mesure\u00a0: décide seule",
    CountsAs.ASSISTED: "Est la personne concernée, protégée par une mesure\u00a0: décide avec l’aide de quelqu’un",
    CountsAs.AUTHORITY: "Exerce l’autorité parentale",
    CountsAs.INSTITUTION: "Représente l’institution qui détient l’autorité parentale",
    CountsAs.REPRESENTATIVE: "Représente une personne dont l’état ne permet pas de décider seule",
    CountsAs.NOT_ASKED: "Son accord n’est pas demandé",
}
# What follows when somebody takes an agreement back, said before they do.
WITHDRAWAL: dict[AgreementTo, str] = {
    AgreementTo.CONTACT: "Plus personne ne contacte cette personne, et son lien d’invitation se ferme aussitôt. "
    "Si son accord compte, la note d’information n’est plus acceptée. "
    "Les autres décident pour eux-mêmes de continuer ou non.",
    AgreementTo.PRINCIPLE: "La conférence ne se fait plus avec cette personne, et son lien d’invitation se ferme "
    "aussitôt. Si c’est elle qui est concernée, la démarche s’arrête\u00a0; si c’est un parent, "
    "l’instance de désignation décide par écrit.",
    AgreementTo.SHARING: "Plus rien de ce qui la concerne n’est partagé\u00a0: si son accord compte, la note "
    "d’information n’est plus acceptée et les proches ne la voient plus par leur lien. "
    "Ce qui a déjà été lu ne peut pas être repris.",
    AgreementTo.SHEET: "La note n’est plus acceptée\u00a0: les proches ne la voient plus par leur lien. "
    "Vous pourrez en écrire une autre version, ou la dire sans objet.",
    AgreementTo.FEEDBACK: "Cette personne n’est plus recontactée pour donner son avis.",
    AgreementTo.PHOTOS: "Les photos où elle paraît ne sont plus montrées à personne.",
    AgreementTo.SUPPORT: "Cette personne prend part sans soutien extérieur. Vous pourrez le lui proposer de nouveau.",
}
ITEM_WITHDRAWAL = "Cette information-là n’est plus partagée. Les autres accords de cette personne tiennent toujours."
