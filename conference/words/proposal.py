"""The proposal for a sitting in words: what is said beside each line."""

from collections.abc import Mapping, Sequence

from conference.domain.proposal import Because, Why
from conference.words.numbers import number
from conference.words.work import duration

WHY: dict[Why, str] = {
    Why.PINNED: "choix de l’instance",
    Why.PIN_REFUSED: "votre choix, {subject}, ne peut pas être retenu\u00a0: une règle l’empêche",
    Why.LANGUAGE_SHARED: "parle la langue de la famille\u00a0: {subject}",
    Why.LANGUAGE_MISSING: "ne parle pas la langue de la famille\u00a0: {subject}",
    Why.LOAD_GROWS: "charge de {number}\u00a0% à {other}\u00a0% de sa lettre de mission",
    Why.SAME_PLACE: "dans son territoire",
    Why.ON_THE_ROAD: "{time} de route",
    Why.ROAD_UNKNOWN: "temps de route non renseigné",
    Why.PAIRED: "débute\u00a0: en binôme avec {subject}",
    Why.PAIR_MISSING: "débute, et personne d’expérimenté n’est disponible en binôme",
    Why.NOBODY_NEUTRAL: "une règle empêche chaque coordinateur·rice engagé·e",
    Why.NOBODY_FREE: "les personnes possibles ont déjà {number} nouvelles situations dans cette proposition",
}


def because(found: Sequence[Because], names: Mapping[str, str]) -> str:
    """The reasons of a line in one sentence; ``names`` are those of the people that its subjects are the keys of."""
    said = [
        WHY[why.code].format(
            number=number(why.number),
            other=number(why.other),
            time=duration(why.number),
            subject=names.get(why.subject, why.subject),
        )
        for why in found
    ]
    sentence = "\u00a0; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""
