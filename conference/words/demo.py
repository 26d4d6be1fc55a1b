"""The accounts of the demonstration: one per role, with what each is worth opening for."""

from dataclasses import dataclass

from conference.domain.note import Part
from conference.domain.paper import Service
from conference.domain.practice_sheet import Heading
from conference.domain.roles import Role

SERVICE = Service(
    "Conférences familiales de la Gironde",
    "Esplanade de l’Exemple\n33000 Bordeaux",
    "05 36 49 10 20",
    "conferences-familiales@demo.example",
)
COMPLAINTS = "Service des droits des usagers, 05 36 49 10 30, le matin"
# A language that somebody has begun to translate.
PORTUGUESE = {
    "common.when": "Quando",
    "common.where": "Onde",
    "common.phone": "Telefone: {telephone}",
    "attendance.title": "Folha de presença",
    "attendance.name": "Nome",
    "plan.title": "O nosso plano",
    "plan.who": "Quem",
}
PHRASE = "une famille autour de la table"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody invented, who exists nowhere but in the demonstration."""

    role: Role
    email: str
    name: str
    sees: str


ACCOUNTS = (
    DemoAccount(
        Role.REFERRER,
        "orientation@demo.example",
        "Camille Darrigade",
        "un brouillon, un complément à apporter, ses situations",
    ),
    DemoAccount(
        Role.REFERRER,
        "orientation-libourne@demo.example",
        "Hugo Marsan",
        "un brouillon et ses situations du Libournais",
    ),
    DemoAccount(
        Role.COMMITTEE,
        "comite@demo.example",
        "Nathalie Bergès",
        "les situations à examiner\u00a0: urgente, en retard, différée",
    ),
    DemoAccount(
        Role.COORDINATOR,
        "coordination@demo.example",
        "Claire Lacoste",
        "une question posée par le comité, ses situations",
    ),
    DemoAccount(
        Role.COORDINATOR,
        "coordination-asso@demo.example",
        "Sofiane Benali",
        "ses situations, dont une rouverte",
    ),
    DemoAccount(Role.LEAD, "pilote@demo.example", "Valérie Cassagne", "le département d’un coup d’œil, la note"),
    DemoAccount(Role.LEAD, "direction@demo.example", "Isabelle Montagut", "la note de l’an dernier, à valider"),
    DemoAccount(Role.ADMIN, "administration@demo.example", "Bastien Lafargue", "comptes, institutions, territoires"),
    DemoAccount(Role.AUDITOR, "donnees@demo.example", "Ludivine Soubiran", "qui a ouvert quoi, dans cinq départements"),
    DemoAccount(
        Role.OBSERVER, "reseau@demo.example", "Mathieu Etcheverry", "ce que les départements publient, côte à côte"
    ),
)

# Who else sits in the designating body: they sign in with the same phrase.
MEMBERS = (("comite-nord@demo.example", "Régis Castéran"), ("comite-sud@demo.example", "Mireille Sarrazin"))
SEAT = "Odile Marchand"
# Invented territories of the other départements.
ELSEWHERE = ("Littoral", "Plaine", "Vallée")
ROOM = "Salle des Quinconces, Bordeaux"
GENERAL = "Le livret remis aux proches est relu ensemble\u00a0; les mots «\u00a0temps privé\u00a0» y sont expliqués."

ONLY_IN_THE_DEMO = (
    "Cette commande invente des comptes et des familles\u00a0: elle ne s’exécute que dans une démonstration.\n"
    "Pour en ouvrir une, dans une base à part\u00a0: make demo, ou CONFERENCE_DEMO=1 et un DATABASE_URL à elle."
)
NOT_EMPTY = (
    "Cette base contient déjà un département qui n’est pas celui de la démonstration, ou un chargement interrompu.\n"
    "Chargez la démonstration dans une base neuve."
)
LOADED = "La démonstration est chargée. Tout y est inventé."
LOADED_ALREADY = "La démonstration était déjà chargée\u00a0: rien n’a changé."
ACCOUNTS_FOLLOW = "Les comptes, tous avec la même phrase\u00a0: {phrase}"
HEADINGS = ("Rôle", "Adresse", "Ce qu’on y voit")
# What the lead has written of last year: a text of three parts, as somebody would begin.
NOTE: dict[Part, str] = {
    Part.SUMMARY: "Une année où la démarche a trouvé son rythme, et où les familles la font connaître.",
    Part.MEANS: (
        "Les lettres de mission couvrent l’essentiel du temps passé. Les soirées et les week-ends, où se tiennent la "
        "plupart des conférences, restent récupérés au cas par cas."
    ),
    Part.PERSPECTIVES: (
        "Le premier frein reste la distance\u00a0: deux territoires n’ont pas de coordination à moins d’une heure.\n\n"
        "L’an prochain\u00a0: former huit personnes, dont deux hors des services du Département, et ouvrir l’instance "
        "à des familles qui ont vécu une conférence."
    ),
}
# What the lead adds to the facts of last year's practice sheet, and what its reviewer says of it.
SHEET: dict[Heading, str] = {
    Heading.DEPLOYMENT: (
        "Les situations reprises d’un tableau sans suite connue restent dans l’écart\u00a0: "
        "nous les relisons une à une."
    ),
    Heading.IMPLEMENTATION: (
        "Annoncer la conférence tôt et laisser la famille choisir le lieu a changé la suite.\n\n"
        "Nous ferions autrement le partage d’informations\u00a0: il était trop long."
    ),
    Heading.EFFECTS: "Des proches perdus de vue reviennent. Les équipes acceptent mieux de quitter la pièce.",
}
SHEET_REVIEW = "Une phrase sur les soirées et les week-ends aiderait."
# Service, address, what is asked, and who has taken the practice up since, if anybody has.
EXCHANGES = (
    (
        "Centre social des Deux Rives",
        "accueil@deux-rives.example",
        "Comment avez-vous proposé la démarche aux familles, au tout début\u00a0?",
        "Centre social des Deux Rives",
    ),
    (
        "Service social d’un hôpital",
        "service-social@hopital.example",
        "Qui finance le temps de coordination quand la demande ne vient pas du Département\u00a0?",
        "",
    ),
)
NOTE_FACTS = (
    "Davantage de familles viennent d’elles-mêmes.",
    "Les conférences se tiennent plus près de chez elles.",
    "Les bilans à trois mois sont devenus une habitude.",
)
NOTE_ASKED = "Une seconde session de formation, et le maintien du temps de coordination."
# What a child and their family say in the demonstration.
CHILD_WORDS = (
    "Je veux que mamie vienne plus souvent. Et que les grands arrêtent de crier le soir. Moi je peux ranger ma chambre."
)
DRAWING = "Ma maison avec tout le monde dedans"
VENUE_WORDS = "La clé est chez la voisine. La petite salle du fond pour le temps privé, le hall pour attendre."
OFFERS = ("Une soupe et un gâteau", "Passe prendre la grand-mère à 13\u00a0h\u00a030")
# What people write on their questionnaires.
COUNTS = "Que ce soit nous qui ayons choisi, et que les enfants aient pu parler."
LIKED = (
    "On nous a laissés parler entre nous.",
    "Le goûter, et que ma tante soit venue.",
    "Personne ne nous a dit quoi faire.",
    "J’ai revu mon frère.",
)
WISHED = ("Commencer plus tôt dans la journée.", "Un peu moins de monde au début.", "Plus de pauses.")

# Its bodies beside the one that designates: what each is for, what was said there, what it decided.
GROUP, GROUP_ROLE = "Groupe des coordinations", "Relire ensemble nos pratiques, et préparer ce que l’instance examine."
GROUP_SAID = (
    (
        "Comment parler du temps privé",
        "Chacun·e dit comment il s’annonce, et ce que les familles en disent.",
    ),
    ("Quand un côté de la famille manque", "Trois façons d’ouvrir le cercle sont essayées en petits groupes."),
    ("La relecture de la plaquette", "Le groupe des familles l’a annotée\u00a0; ses remarques sont toutes reprises."),
)
GROUP_DECIDED = (
    ("Écrire une plaquette d’une page pour les proches", "Claire Lacoste", 40),
    ("Garnir une boîte de matériel par territoire", "Maï Nguyen", 5),
)
GROUP_AHEAD = ("Le partage des déplacements cet été", "Une conférence à deux voix\u00a0: le binôme")
STEERING_ROLE = "Réunir les institutions qui portent la démarche, et valider ses orientations chaque année."
PARTNER, PARTNER_FUNCTION, EMPTY_SEAT = "Hélène Darrieux", "Directrice adjointe", "Éducation nationale"
STEERING_SAID = (
    "Le point sur la première année",
    "Les institutions souhaitent que leurs équipes soient sensibilisées avant de pouvoir orienter.",
)
STEERING_DECIDED = ("Fixer trois dates de sensibilisation dans les maisons du département", "Hélène Darrieux")
FAMILIES_ROLE = "Dire ce qui aide et ce qui gêne, relire les papiers remis aux familles."
FAMILIES_THERE = (SEAT, "Bernard Lestage")
FAMILIES_SAID = (
    "Le livret des proches",
    "Des mots sont changés\u00a0; une image de plus est demandée.",
)
FAMILIES_AHEAD = ("La page publique du département", "Qui accueillir parmi nous")
WELCOME = (
    "Une petite équipe vous écoute et répond à vos questions. Elle ne décide rien à votre place.",
    "du lundi au vendredi, de 9 h à 17 h",
    "tout le département",
)
# First name, how to reach them, what they said, where they live, days ago.
ENQUIRIES = (
    (
        "Nadia",
        "06 00 00 00 41",
        "Mon fils ne va plus au collège. J’aimerais qu’on en parle tous ensemble.",
        "Saint-Aubin-du-Bois",
        1,
    ),
    ("Paul", "paul@voisinage.example", "Ma voisine vit seule et ses enfants sont loin. Est-ce pour elle\u00a0?", "", 3),
    (
        "Mireille",
        "06 00 00 00 43",
        "On m’a parlé d’une réunion de famille. Comment cela se passe\u00a0?",
        "Saint-Loup",
        12,
    ),
)
ENQUIRY_NOTE = "Elle en parle à sa sœur et nous rappelle."
ENQUIRY_SENT_TO = "La maison des adolescents"
