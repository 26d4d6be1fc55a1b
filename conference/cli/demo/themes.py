"""What invented families live through: told at referral, asked, planned, and said again three months later."""

from dataclasses import dataclass

from conference.domain.referral import Field


@dataclass(frozen=True, slots=True)
class Theme:
    """One thread from the referral to the review; each of ``actions`` is what, who and by when."""

    field: Field
    strengths: str
    worries: str
    family: str
    professional: str
    question: str
    actions: tuple[tuple[str, str, str], ...]
    changed: str


THEMES = {
    "nights": Theme(
        Field.CHILDHOOD,
        "Une grand-mère à deux rues, un voisin qui dépanne.",
        "Le travail de nuit laisse les enfants seuls au réveil.",
        "Il nous manque deux heures le matin, pas une mesure.",
        "La mère cherche des relais et n’ose pas les demander.",
        "Comment faire pour qu’il y ait quelqu’un avec nous chaque matin\u00a0?",
        (
            ("La grand-mère vient à six heures le lundi et le mardi", "la grand-mère", "dès lundi"),
            ("Le voisin accompagne à l’école le jeudi", "le voisin", "à la rentrée"),
        ),
        "Plus personne n’arrive en retard, et on prend le petit déjeuner ensemble.",
    ),
    "school": Theme(
        Field.CHILDHOOD,
        "Une passion pour la musique, un oncle patient.",
        "L’école, c’est un jour sur trois depuis l’hiver.",
        "On ne veut plus se fâcher tous les dimanches soir.",
        "Les rendez-vous se suivent sans que la famille soit réunie.",
        "Qu’est-ce qui rendrait l’école possible, et qui peut y aider\u00a0?",
        (
            ("L’oncle fait les devoirs avec lui, à la médiathèque", "l’oncle", "le mercredi, après les vacances"),
            ("Les parents vont voir le collège ensemble", "les deux parents", "avant la fin du mois"),
        ),
        "Les matins sont plus calmes\u00a0; l’oncle vient toujours.",
    ),
    "home": Theme(
        Field.CHILDHOOD,
        "Des tantes qui s’appellent tous les jours, une maison ouverte.",
        "Un accueil provisoire se prépare si rien ne change.",
        "On est assez nombreux pour que personne ne parte.",
        "La famille élargie n’a jamais été réunie autour des enfants.",
        "Où et avec qui grandir cette année, sans nous séparer\u00a0?",
        (
            ("Une tante accueille pendant la semaine", "la tante", "tout de suite, jusqu’à l’été"),
            ("Le père appelle chaque soir à dix-neuf heures", "le père", "dès demain"),
            ("Le service aide à l’inscription à l’école", "le service", "avant la rentrée"),
        ),
        "Les enfants dorment bien, et leur mère aussi.",
    ),
    "parting": Theme(
        Field.CHILDHOOD,
        "Deux parents présents, chacun à sa façon.",
        "Depuis la séparation, les messages passent par les enfants.",
        "On voudrait se parler sans se crier dessus.",
        "Les parents sont d’accord sur l’essentiel et ne le savent pas.",
        "Comment décider à deux, sans que les enfants portent les messages\u00a0?",
        (
            ("Un carnet passe d’une maison à l’autre, dans le sac", "les parents", "ce week-end"),
            ("La marraine organise un repas par trimestre", "la marraine", "au printemps"),
        ),
        "Le carnet sert moins qu’on croyait\u00a0: on se téléphone.",
    ),
    "staying": Theme(
        Field.AUTONOMY,
        "Une rue entière qui connaît la maison, des petits-enfants adroits.",
        "Deux chutes cet hiver, et des repas sautés.",
        "Je veux finir mes jours chez moi, avec mon chien.",
        "Le maintien à domicile tient si les passages sont répartis.",
        "Comment rester chez moi sans que ma fille s’épuise\u00a0?",
        (
            ("Le petit-fils installe la rampe et les lampes", "le petit-fils", "samedi prochain"),
            ("Chacun son jour pour le repas du soir", "les enfants", "à partir du premier"),
            ("La voisine garde une clé", "la voisine", "aujourd’hui même"),
        ),
        "Je mange chaud, et ma fille vient pour le plaisir.",
    ),
    "memory": Theme(
        Field.AUTONOMY,
        "Cinquante ans de vie commune, un jardin, des amis de la chorale.",
        "La mémoire s’en va\u00a0; celui qui aide ne dort plus.",
        "On veut décider tant qu’on peut le faire à deux.",
        "Les proches veulent se rendre utiles sans savoir comment.",
        "Qui prend quelle part pour que nous restions ensemble\u00a0?",
        (
            ("Les amis de la chorale passent le jeudi après-midi", "les amis", "dès cette semaine"),
            ("Le fils s’occupe des papiers", "le fils", "avant la fin de l’année"),
        ),
        "Le jeudi, je sors. Cela ne m’était pas arrivé depuis deux ans.",
    ),
    "rent": Theme(
        Field.INCLUSION,
        "Un savoir-faire, une sœur qui ne lâche pas.",
        "Une dette de loyer, une audience dans trois mois.",
        "Je veux garder mes clés et payer ce que je dois.",
        "Le réseau est plus large que ce que les services en voient.",
        "Comment garder mon logement, et qui peut m’y aider\u00a0?",
        (
            ("Ma sœur avance le premier mois", "sa sœur", "avant l’audience"),
            ("Un ami relit les courriers avec moi", "l’ami", "tous les vendredis"),
        ),
        "Le plan d’apurement est signé, je dors.",
    ),
    "leaving": Theme(
        Field.YOUNG_ADULT,
        "Un apprentissage qui plaît, un patron qui y croit.",
        "La prise en charge s’arrête dans quelques mois.",
        "Je veux un toit à moi et des gens à appeler.",
        "Le réseau existe, il n’a jamais été réuni.",
        "Où vivre après mes dix-huit ans, et sur qui compter\u00a0?",
        (
            ("Mon oncle se porte garant", "l’oncle", "dès que le bail est prêt"),
            ("Le dimanche, je mange chez ma grand-mère", "la grand-mère", "tous les dimanches"),
        ),
        "J’ai les clés. Mon oncle passe trop souvent, mais bon.",
    ),
}
ADJOURNED_WHY = "La grand-mère est hospitalisée\u00a0: la famille préfère l’attendre."
WITHOUT_PLAN = "On n’est pas arrivés à se mettre d’accord, mais on s’est tout dit."
AGAIN = "La famille veut se réunir une deuxième fois, maintenant que l’été est passé."
SENT_BACK = "Le deuxième point doit dire comment les enfants restent en sécurité le soir."
FORM_BACK = "Deux actions ne disent pas encore qui s’en charge."
ENDED = "La famille a posé ses mots\u00a0; elle souhaite s’arrêter là."
RELEASED = "Sa mission s’arrête\u00a0; la famille choisit d’attendre quelqu’un d’autre."
SYNTHESIS = {
    "course": "Des appels, des visites, puis les proches ont pris la suite.",
    "helped": "Le temps laissé à chacun pour dire oui.",
    "hindered": "Trouver une date où tous peuvent venir.",
    "learned": "Inviter plus large, dès le début.",
}
OTHERWISE = "On s’appelle tous le dimanche soir, et on se revoit sans attendre le bilan."
WATCHED_BY = "la marraine"
ASKED = (
    ("Une place au centre de loisirs le mercredi", "Mairie"),
    ("Des rendez-vous le soir, après le travail", "Centre médico-psychologique"),
    ("Un échéancier pour la dette de cantine", "Trésorerie"),
)
# What institutions answer: the code of an answer, and why.
ANSWERS = (
    ("granted", ""),
    ("partly", "Un mercredi sur deux, en attendant qu’une place se libère."),
    ("refused", "Aucun créneau n’existe le soir."),
)
