"""Steps: the act on a button, its page, and its sentence in the story of a case."""

from dataclasses import dataclass

from conference.domain.workflow import StepCode


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
