"""What is missing of a case, for whoever leads the programme: each with its reason, and nothing of a family."""

from conference.domain.gaps import Gap

GAP: dict[Gap, str] = {
    Gap.REVIEW: "Le bilan proposé n’est ni tenu, ni décliné, ni resté sans réponse.",
    Gap.SYNTHESIS: "La fiche de synthèse n’est pas écrite.",
    Gap.EMPTY_SYNTHESIS: "La fiche de synthèse est vide.",
    Gap.AT_END: "Personne n’a noté si la situation était résolue à la fin de la conférence.",
    Gap.LIVING: "Un bilan a eu lieu, sans dire où vivent les enfants.",
    Gap.TIME: "Aucun temps n’est noté.",
    Gap.THANKS: "Rien ne dit que la famille a été remerciée.",
}
