"""Steps: the act on a button, its page, and its sentence in the story of a case."""

from dataclasses import dataclass

from conference.domain.steps import StepCode


@dataclass(frozen=True, slots=True)
class StepWords:
    """``act`` stands on the button, ``story`` in the journal, ``warning`` before what cannot be undone."""

    act: str
    story: str
    warning: str = ""
    done: str = ""


STEP: dict[StepCode, StepWords] = {
    StepCode.SUBMIT: StepWords("Envoyer l’orientation", "Orientation envoyée"),
    StepCode.WITHDRAW_DRAFT: StepWords(
        "Supprimer le brouillon",
        "Brouillon supprimé",
        "Tout ce que contient ce brouillon sera effacé. Cela ne peut pas être annulé.",
        "Le brouillon est supprimé.",
    ),
    StepCode.RETURN: StepWords(
        "Demander un complément",
        "Complément demandé",
        "L’orientation repart chez l’orienteur·rice avec votre message. Elle reste comptée comme reçue.",
        "Le complément est demandé.",
    ),
    StepCode.POSTPONE: StepWords(
        "Reporter l’examen",
        "Examen reporté",
        "La situation reste en attente de désignation jusqu’à la date choisie.",
        "L’examen est reporté.",
    ),
    StepCode.DECLINE: StepWords(
        "Ne pas retenir l’orientation",
        "Orientation non retenue",
        "La situation sera close. L’orienteur·rice lira votre motif et votre conseil. "
        "Vous pourrez la rouvrir si les choses changent.",
        "L’orientation n’est pas retenue\u00a0; la situation est close.",
    ),
    StepCode.ASSIGN: StepWords("Désigner", "Désignation"),
    StepCode.CONVENE: StepWords(
        "Fixer la conférence",
        "Conférence fixée",
        "La question centrale ne changera plus. Vous pourrez encore ajourner.",
        "La conférence est fixée.",
    ),
    StepCode.ADJOURN: StepWords(
        "Ajourner",
        "Conférence ajournée",
        "La situation revient en préparation\u00a0; cette séance est gardée avec son motif.",
        "La conférence est ajournée.",
    ),
    StepCode.RECORD: StepWords(
        "Enregistrer la conférence",
        "Conférence tenue, plan adopté",
        "Le plan adopté passe à la validation de sa forme.",
        "La conférence est enregistrée.",
    ),
    StepCode.RECORD_WITHOUT_PLAN: StepWords(
        "Enregistrer une conférence sans plan",
        "Conférence tenue, sans plan",
        "Elle compte comme tenue. Dites pourquoi avec les mots de la famille.",
        "La conférence est enregistrée, sans plan.",
    ),
    StepCode.VALIDATE_FORM: StepWords("Valider la forme", "Forme du plan validée", "", "La forme est validée."),
    StepCode.RETURN_FOR_FORM: StepWords(
        "Rendre le plan à la famille pour le compléter",
        "Plan rendu à la famille pour sa forme",
        "La famille complète le point que vous nommez\u00a0; personne ne le fait à sa place.",
        "Le plan est rendu à la famille.",
    ),
    StepCode.RATIFY: StepWords(
        "Ratifier le contenu",
        "Réponse donnée sur le contenu du plan",
        "",
        "Le contenu a sa réponse\u00a0; le suivi commence.",
    ),
    StepCode.SEND_BACK: StepWords(
        "Renvoyer le plan à la famille",
        "Plan renvoyé à la famille",
        "Nommez le droit ou la sécurité en jeu. La famille reprend son plan.",
        "Le plan est renvoyé à la famille.",
    ),
    StepCode.REVIEW: StepWords("Faire le bilan", "Bilan tenu", "", "Le bilan est enregistré."),
    StepCode.ADAPT: StepWords(
        "Adapter le plan", "Plan adapté", "La nouvelle version passe à la validation.", "Le plan est adapté."
    ),
    StepCode.CONVENE_AGAIN: StepWords(
        "Préparer une nouvelle conférence",
        "Nouvelle conférence demandée",
        "La situation revient en préparation, à la demande de la famille.",
        "Une nouvelle conférence se prépare.",
    ),
    StepCode.CLOSE: StepWords(
        "Clore la situation",
        "Situation close",
        "L’instance de désignation pourra la rouvrir.",
        "La situation est close.",
    ),
    StepCode.HAND_OVER: StepWords("Confier à quelqu’un d’autre", "Coordination confiée"),
    StepCode.RELEASE: StepWords(
        "Libérer la coordination",
        "Coordination libérée",
        "Plus personne ne coordonne\u00a0: la situation passe en tête de la désignation.",
        "La situation attend une nouvelle désignation.",
    ),
    StepCode.STOP: StepWords(
        "Arrêter la démarche",
        "Démarche arrêtée",
        "La situation sera close. L’instance de désignation pourra la rouvrir.",
        "La démarche est arrêtée\u00a0; la situation est close.",
    ),
    StepCode.SUSPEND: StepWords(
        "Suspendre",
        "Situation suspendue",
        "Les délais ne courent plus jusqu’à la reprise.",
        "La situation est suspendue.",
    ),
    StepCode.RESUME: StepWords(
        "Reprendre la situation",
        "Situation reprise",
        "Les délais courent à nouveau.",
        "La situation reprend.",
    ),
    StepCode.REOPEN: StepWords(
        "Rouvrir la situation",
        "Situation rouverte",
        "La situation revient à l’étape qu’elle avait quittée. Les deux dates sont gardées.",
        "La situation est rouverte.",
    ),
    StepCode.TAKE_OVER: StepWords("Reprendre", "Situation reprise d’un autre outil"),
}
DECIDED_TO_GO_ON = "Décision de continuer malgré un désaccord"


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """Choosing a coordinator: the title of the list, the act by a name, its question, and what is said once done."""

    title: str
    act: str
    question: str
    done: str


CHOICE: dict[StepCode, ChoiceWords] = {
    StepCode.ASSIGN: ChoiceWords(
        "Choisir un·e coordinateur·rice",
        "Désigner {name}",
        "Pourquoi une conférence est-elle pertinente\u00a0?",
        "{name} est désigné·e pour la situation {reference}.",
    ),
    StepCode.HAND_OVER: ChoiceWords(
        "Confier la situation à quelqu’un d’autre",
        "Confier à {name}",
        "Pourquoi la coordination change-t-elle de mains\u00a0?",
        "{name} coordonne désormais la situation {reference}.",
    ),
}
