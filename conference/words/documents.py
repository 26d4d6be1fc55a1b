"""What is said when a document cannot be made."""

from enum import StrEnum


class PressFailure(StrEnum):
    """Why the press gave nothing back."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    REFUSED = "refused"
    CRASH = "crash"
    BUSY = "busy"


PRESS_FAILURE: dict[PressFailure, str] = {
    PressFailure.TIMEOUT: "Le document est trop long à composer : sa préparation a été arrêtée.",
    PressFailure.MEMORY: "Le document est trop lourd : sa préparation a été arrêtée.",
    PressFailure.REFUSED: "Le document appelle un fichier ou une adresse extérieurs, ce qui est refusé.",
    PressFailure.CRASH: "Le document n’a pas pu être composé.",
    PressFailure.BUSY: "D’autres documents sont en cours de préparation. Réessayez dans un instant.",
}
