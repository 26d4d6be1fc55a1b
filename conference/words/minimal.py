"""What each tick of a minimal record says, as whoever ticks it would."""

from conference.domain.minimal import Tickable

TICK: dict[Tickable, str] = {
    Tickable.NOBODY_CONCERNED: "Je sais pour qui la conférence est demandée.",
    Tickable.FAMILY_WORDS: "La famille m’a dit sa situation avec ses mots.",
    Tickable.PROFESSIONAL_WORDS: "Je lui ai dit la mienne, de professionnel·le\u00a0: ce qui va bien, ce qui inquiète.",
    Tickable.KNOWN_BY: "Je sais quelles institutions la connaissent, ou qu’aucune ne la connaît.",
    Tickable.FAMILY_AGREEMENT: "La famille est d’accord pour être contactée.",
    Tickable.DANGER: "J’ai demandé s’il y a un contact interdit ou une adresse à protéger.",
    Tickable.QUESTION: "La famille a sa question centrale, avec ses mots.",
    Tickable.TAKING_PART: "Deux personnes au moins de la famille ou du réseau ont accepté de prendre part.",
    Tickable.SAFETY: "La sécurité de chaque personne invitée a été regardée, celle de qui doit rester à l’écart aussi.",
    Tickable.CHILD_WAY: "Chaque enfant concerné a choisi comment prendre part.",
    Tickable.SHEET: "La note d’information a été lue et acceptée, ou elle est sans objet.",
    Tickable.AGREEMENTS: (
        "Chacune des personnes dont l’accord compte a dit oui, ou l’instance de désignation a décidé par écrit "
        "de continuer\u00a0; personne n’avance sans la personne concernée."
    ),
    Tickable.MINORS: "Chaque mineur·e non accompagné·e a donné son accord.",
    Tickable.SUPPORT: "Une personne de soutien extérieure a été proposée à chaque mineur·e non accompagné·e.",
    Tickable.PRESENT: "La conférence a réuni les personnes attendues.",
    Tickable.KIN: "La famille ou son réseau était là.",
    Tickable.SHARING: "Le partage d’informations a eu lieu.",
    Tickable.PRIVATE: "Le temps privé a eu lieu, sans personne que la famille n’y voulait.",
    Tickable.PRESENTATION: "Le plan a été présenté et relu.",
    Tickable.ACTIONS: "Chaque action du plan dit quoi, qui et pour quand.",
    Tickable.SYNTHESIS: "La synthèse a été faite avec la famille, sans rien en écrire ici.",
}
