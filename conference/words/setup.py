"""The setting-up of a département in words: its steps, what remains, what a starting profile changes."""

from collections.abc import Mapping

from conference.domain.access import Access
from conference.domain.delays import DelayKind, Term
from conference.domain.profiles import Profile
from conference.domain.setup import SetupStep
from conference.words.neutrality import MODE, PRESET, RULE
from conference.words.numbers import counted
from conference.words.roles import BODY_KIND, DELAY_KIND, UNIT_DAYS

STEP: dict[SetupStep, str] = {
    SetupStep.PROFILE: "De quoi partir",
    SetupStep.BODY: "Qui désigne",
    SetupStep.TERRITORIES: "Les territoires",
    SetupStep.INSTITUTIONS: "Les institutions",
    SetupStep.PEOPLE: "Les personnes",
    SetupStep.INVITATIONS: "Les invitations",
    SetupStep.PAPERS: "La note, les papiers, les délais",
}
ACCESS: dict[Access, str] = {
    Access.NEVER_INVITED: "pas encore invité·e",
    Access.WAITING: "invitation prête, le courriel n’est pas encore parti",
    Access.INVITED: "invité·e, pas encore venu·e",
    Access.LAPSED: "invitation passée\u00a0: son lien ne s’ouvre plus",
    Access.UNDELIVERED: "courriel refusé\u00a0: vérifiez l’adresse",
    Access.ENTERED: "s’est déjà connecté·e",
}
REASON: dict[str, str] = {
    "setup_profile_unchosen": "Choisissez de quoi partir, ou gardez les réglages d’ouverture.",
    "setup_nobody_sits": "Personne ne siège encore dans l’instance\u00a0: une orientation n’y trouverait personne.",
    "setup_below_quorum": "Moins de {subject} personnes siègent\u00a0: l’instance ne serait jamais en nombre.",
    "setup_no_territory": "Aucun territoire\u00a0: chaque orientation en demande un.",
    "setup_no_institution": "Aucune institution\u00a0: chaque orientation dit lesquelles connaissent la famille.",
    "setup_nobody_refers": "Personne n’oriente encore.",
    "setup_nobody_coordinates": "Personne n’est encore engagé·e pour coordonner.",
    "setup_uninvited": "Des personnes ne peuvent pas encore entrer\u00a0: {subject}.",
    "setup_no_service": "Les papiers des familles ne disent pas encore de quel service ils viennent, ni où le joindre.",
    "setup_no_contact": "Les orienteur·rice·s ne savent pas encore qui appeler.",
    "setup_profile_too_late": (
        "Une situation a déjà été reçue\u00a0: ce dont le département est parti ne s’échange plus. "
        "Chaque réglage reste à changer dans les réglages."
    ),
    "setup_list_empty": "Tapez au moins un nom.",
    "setup_line": "Ligne {subject}",
    "setup_name_long": "Écrivez {subject} caractères au plus.",
    "setup_place_elsewhere": "Ce nom est déjà ailleurs dans la liste\u00a0: déplacez-le sur sa propre page.",
}
STARTS: dict[str, tuple[str, str]] = {
    "common": ("Réglages communs", "Le ou la pilote désigne. C’est le plus simple pour commencer petit."),
    **PRESET,
}
SAME = "Rien ne change\u00a0: ce sont les réglages d’aujourd’hui."
TAKEN = "Les réglages de départ sont pris. Chacun se change encore, un par un."
NOTHING_NEW = "Tout était déjà dans la liste\u00a0: rien n’a changé."
FINISHED = "La mise en route ne sera plus proposée à l’accueil. Sa page reste dans le menu Administration."
TERRITORIES = ("territoire ajouté", "territoires ajoutés")
INSTITUTIONS = ("institution ou service ajouté", "institutions ou services ajoutés")
INVITED = ("invitation est prête à partir.", "invitations sont prêtes à partir.")
NOBODY_TO_INVITE = "Personne n’attend d’invitation."
CARD, ACTION = "Mettre en route le département", "Voir ce qui est fait et ce qui reste"


def changes(now: Profile, start: Profile) -> list[str]:
    """What starting from a profile would change of the settings as they are, a sentence each."""
    found = []
    if now.body is not start.body:
        found.append(f"Désigne\u00a0: {_lowered(BODY_KIND[start.body])}, et non plus {_lowered(BODY_KIND[now.body])}.")
    if now.body_name != start.body_name:
        found.append(f"Nom de l’instance\u00a0: «\u00a0{start.body_name}\u00a0».")
    found += [
        f"«\u00a0{RULE[rule]}\u00a0»\u00a0: {MODE[mode]} (aujourd’hui\u00a0: {MODE[now.modes[rule]]})."
        for rule, mode in start.modes.items()
        if now.modes[rule] is not mode
    ]
    if now.note_recipient != start.note_recipient:
        found.append(f"La note annuelle est adressée à\u00a0: {start.note_recipient}.")
    return found


def delays(terms: Mapping[DelayKind, Term]) -> list[str]:
    """The delays that begin from now on, a sentence each."""
    return [
        f"{DELAY_KIND[kind]}\u00a0: {counted(term.target, *UNIT_DAYS[term.unit])}, "
        f"au plus {counted(term.maximum, *UNIT_DAYS[term.unit])}."
        for kind, term in terms.items()
    ]


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]
