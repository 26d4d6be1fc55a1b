"""The forecast of capacity, line by line: what is counted, how much it makes, and why."""

from dataclasses import dataclass

from conference.domain.forecast import USUAL, Forecast
from conference.domain.load import NO_LETTER
from conference.domain.statistics import percent
from conference.words.dates import from_to
from conference.words.numbers import counted
from conference.words.work import duration

ENOUGH = (
    "Le temps des lettres suffit à ce qui est en cours et à ce qui est attendu\u00a0: aucune formation n’est "
    "nécessaire pour tenir les délais."
)
UNPROMISED = (
    "Le reste repose sur des personnes engagées qui n’ont pas de lettre\u00a0: leur en donner une l’assure. Aucune "
    "formation n’est nécessaire."
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reasoning: what, how much, and where it comes from."""

    what: str
    figure: str
    why: str
    total: bool = False


def steps(found: Forecast) -> list[Step]:
    """The whole reasoning, in the order in which one would do it by hand."""
    return [*_free(found), *_needed(found), _balance(found)]


def conclusion(found: Forecast) -> list[str]:
    """What it means for the coming months: how many people lack, who is trained already, what training is needed."""
    if not found.short:
        return [ENOUGH, *_late(found)]
    lacking = (
        f"Le temps promis par les lettres ne suffit pas\u00a0: elles laissent {duration(found.promised)} aux "
        f"situations, il en faut {duration(found.needed)}."
    )
    return [lacking, *(_people(found) if found.missing else [UNPROMISED, *_late(found)])]


def _people(found: Forecast) -> list[str]:
    many = counted(found.missing, "coordinateur·rice", "coordinateur·rice·s")
    said = [f"Il manque {many} avec une lettre comme les autres pour tenir les délais."]
    if found.to_engage:
        ready = counted(
            found.grounds.ready, "personne formée n’est pas engagée", "personnes formées ne sont pas engagées"
        )
        said.append(f"{ready}\u00a0: en engager {found.to_engage} va plus vite que former.")
    if found.to_train:
        many = counted(found.to_train, "personne est à former", "personnes sont à former")
        said.append(f"{many}\u00a0; entre une formation et une première conférence passent souvent plusieurs mois.")
    return said


def _late(found: Forecast) -> list[str]:
    """What a balance that is enough does not say by itself."""
    if not found.grounds.late:
        return []
    many = counted(found.grounds.late, "situation attend", "situations attendent")
    return [f"{many} une désignation au-delà du délai\u00a0: ce n’est pas le temps qui manque."]


def _free(found: Forecast) -> list[Step]:
    g = found.grounds
    gone = [
        *([counted(g.departures, "départ annoncé", "départs annoncés")] if g.departures else []),
        *([counted(g.endings, "lettre qui finit d’ici là", "lettres qui finissent d’ici là")] if g.endings else []),
    ]
    said = (
        f"{counted(g.engaged, 'personne engagée', 'personnes engagées')} aujourd’hui\u00a0; une lettre court pour "
        f"{counted(g.with_letter, 'personne', 'personnes')} {from_to(g.first, g.last)}."
    )
    if found.assumed:
        said += (
            f" Sans lettre, {int(NO_LETTER * 100)}\u00a0% d’un temps plein est supposé\u00a0: rien ne promet "
            f"{duration(found.assumed)} de ce total."
        )
    out = f" Déjà retiré\u00a0: {' et '.join(gone)}." if gone else ""
    share = percent(g.loose, g.noted) if g.noted else 0
    aside = (
        f"En douze mois, {share}\u00a0% du temps noté l’a été hors de toute situation\u00a0: promotion, échanges."
        if g.noted
        else "Aucun temps n’est noté depuis douze mois\u00a0: rien n’est retiré."
    )
    return [
        Step("Temps que donnent les lettres de mission", duration(found.time), said + out),
        Step("Temps hors des situations, à retirer", duration(found.outside), aside),
        Step("Temps libre pour les situations", duration(found.free), "La différence des deux.", total=True),
    ]


def _needed(found: Forecast) -> list[Step]:
    g = found.grounds
    each = (
        f"Moyenne de {counted(len(g.measured), 'situation close', 'situations closes')} en douze mois."
        if g.measured
        else f"Trop peu de situations closes en douze mois ont du temps noté\u00a0: {duration(USUAL)} est un usage."
    )
    waits = f", dont {counted(g.waiting, 'attend une désignation', 'attendent une désignation')}" if g.waiting else ""
    late = f" ({g.late} au-delà du délai)" if g.late else ""
    running = counted(len(g.spent), "situation en cours", "situations en cours")
    received = counted(g.received, "orientation reçue", "orientations reçues")
    less = f", moins {counted(g.declined, 'non retenue', 'non retenues')}" if g.declined else ""
    rhythm = (
        f"{received} en douze mois{less}\u00a0: au même rythme, {counted(found.expected, 'autre', 'autres')} en "
        "trois mois, comptées en entier."
    )
    return [
        Step("Ce que prend une situation, en tout", duration(found.each), each),
        Step(
            "Ce que demandent encore les situations en cours",
            duration(found.remaining),
            f"{running}{waits}{late}\u00a0; de chacune, ce qui y est déjà noté est retiré.",
        ),
        Step("Ce que demanderont les orientations attendues", duration(found.expected * found.each), rhythm),
        Step("Temps nécessaire aux situations", duration(found.needed), "La somme des deux.", total=True),
    ]


def _balance(found: Forecast) -> Step:
    if found.balance >= 0:
        return Step("Il reste", duration(found.balance), "Temps libre moins temps nécessaire.", total=True)
    one = f"Une lettre comme les autres laisse {duration(found.one)} aux situations en trois mois."
    return Step("Il manque", duration(-found.balance), f"Temps nécessaire moins temps libre. {one}", total=True)
