"""The information sheet as screens name it: its parts, where it stands, and with whom."""

from conference.domain.sheet import Reading, SheetPart, SheetState

SHEET_STATE: dict[SheetState, str] = {
    SheetState.MISSING: "Pas encore écrite",
    SheetState.WRITTEN: "Écrite, pas encore acceptée",
    SheetState.AGREED: "Lue et acceptée",
    SheetState.NEEDLESS: "Sans objet",
}
SHEET_PART: dict[SheetPart, str] = {
    SheetPart.STRENGTHS: "Ce qui va bien",
    SheetPart.CONCERNS: "Ce qui inquiète",
    SheetPart.RESOURCES: "Les ressources",
    SheetPart.NON_NEGOTIABLES: "Ce qui n’est pas négociable",
}
READING: dict[Reading, str] = {
    Reading.MISSING: "ne l’a pas encore lue",
    Reading.AGREED: "d’accord",
    Reading.OBJECTS: "pas d’accord, ou pas interrogé·e",
    Reading.LEFT_OUT: "l’instance a décidé de continuer sans",
}
