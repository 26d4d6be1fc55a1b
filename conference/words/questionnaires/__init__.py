"""Questionnaires: what screens say of them; the texts of each form stand in ``fr`` and ``en``."""

from conference.domain.questionnaires import AnswerWay, Asked, Item, Respondent, Scale

ASKED: dict[Asked, str] = {Asked.END: "À la fin de la conférence", Asked.REVIEW: "Au bilan"}
WAY: dict[AnswerWay, str] = {
    AnswerWay.ONLINE: "En ligne",
    AnswerWay.PAPER: "Sur papier",
    AnswerWay.SPOKEN: "De vive voix",
}
SCALE: dict[Scale, str] = {
    Scale.MARK: "Une note de 0 à 10",
    Scale.FACES: "Trois visages",
    Scale.AGREE: "D’accord ou non, en quatre réponses",
    Scale.WORDS: "Quelques mots",
}
ITEM: dict[Item, str] = {
    Item.COORDINATOR: "Coordination",
    Item.CONFERENCE: "Conférence",
    Item.PLAN: "Plan",
    Item.OVERALL: "Ensemble",
    Item.HEARD: "A pu dire ce qui compte",
    Item.DECIDED: "La famille a décidé",
    Item.LIKED: "Ce qui a aidé",
    Item.WISHED: "Ce qui aurait pu être mieux",
}
MEAN: dict[Item, str] = {
    Item.COORDINATOR: "Note donnée à la coordination",
    Item.CONFERENCE: "Note donnée à la journée",
    Item.PLAN: "Note donnée au plan",
}
SAID: dict[Item, str] = {
    Item.HEARD: "«\u00a0J’ai pu dire ce qui compte pour moi\u00a0»",
    Item.DECIDED: "«\u00a0C’est la famille qui a décidé\u00a0»",
}
AGREES: dict[int, str] = {1: "Non, pas du tout", 2: "Plutôt non", 3: "Plutôt oui", 4: "Oui, tout à fait"}
BANDS: dict[tuple[int, int], str] = {(0, 4): "De 0 à 4", (5, 6): "5 ou 6", (7, 8): "7 ou 8", (9, 10): "9 ou 10"}
GIVEN = "Questionnaires donnés à la fin des conférences, situations dont la dernière a eu lieu dans la période."
GAP: dict[Item, str] = {Item.OVERALL: "note d’ensemble"}
REFUSALS = "Refus de répondre"
REASON: dict[str, str] = {
    "nothing_to_give": "Dites combien de questionnaires vous donnez.",
    "too_many_to_give": "Donnez 30 questionnaires de chaque sorte au plus à la fois.",
    "nothing_to_take_back": "Tous les questionnaires donnés ont déjà servi\u00a0: il n’y en a aucun à reprendre.",
    "sheet_unknown": (
        "Aucune feuille en attente ne porte ce code\u00a0: vérifiez-le. Une feuille déjà saisie, reprise ou vieille "
        "de plus de deux mois n’a plus de code."
    ),
    "sheet_of_own_case": (
        "Cette feuille vient d’une situation que vous coordonnez\u00a0: donnez-la, fermée, à quelqu’un d’autre."
    ),
    "sheet_without_code": "Tapez le code de la feuille, ou dites d’où elle vient.",
    "sheet_blank": (
        "Cette feuille compte déjà\u00a0: gardez-en au moins une réponse, ou revenez au lot sans rien changer."
    ),
    "sheet_quoted": (
        "Un passage de cette feuille a déjà été choisi pour les citations\u00a0: ce qu’elle dit ne change plus."
    ),
    "spoken_needs_code": "De vive voix, il faut le code du questionnaire\u00a0: il dit qui ne doit pas l’entendre.",
    "not_on_the_scale": "Tapez un des chiffres que la feuille propose.",
    "too_many_questions": "Posez deux questions de plus au tronc commun, pas davantage.",
}


def scale_key(scale: Scale, value: int) -> str:
    """The key of the words of a value; none for a mark, which is its own word."""
    prefix = {Scale.FACES: "face", Scale.AGREE: "agree"}.get(scale)
    return f"answering.{prefix}_{value}" if prefix else ""


def presents(respondent: Respondent) -> str:
    """The texts that present a form to a respondent: as one speaks to the young, or to adults."""
    return "form_young" if respondent in {Respondent.CHILD, Respondent.ADOLESCENT} else "form_adult"
