"""An invented family of twenty-five with the longest names there are, and a language that goes left."""

from dataclasses import replace
from datetime import date, datetime

from conference.documents import papers
from conference.documents.papers import after
from conference.documents.papers.blocks import Paper
from conference.documents.papers.voice import Voice
from conference.domain.paper import Addressee, Direction, Gathering, Letter, Service, SheetWords, Tongue
from conference.domain.plan_paper import Deed, PlanPaperKind, PlanTold
from conference.domain.sheet import SheetPart, SheetState
from conference.words.papers import FRENCH, placeholders

FIRST = (
    *("Marie-Thérèse", "Jean-Gaël", "Éloïse", "Œdipe", "N’Golo", "Zoé", "Maëlys", "François-Xavier", "Aïcha", "Ÿlan"),
    *("محمد", "فاطمة", "Anne-Charlotte", "Loïc", "Noé", "O'Brien", "Ana", "Jürgen", "Sœur Agnès", "Thi Lan"),
    *("Māui", "Kahurangi", "Ximena", "Dʼango", "Li"),
)
LAST = "de Saint-Exupéry d’Hérouville-Zwingelstein"
SERVICE = Service(
    "Service départemental des conférences familiales, pôle solidarité et vie sociale de l’Exemple",
    "Hôtel du département\n1 esplanade Charles-de-l’Exemple\nCS 71223\n00074 Saint-Exemple-en-Jalles cedex",
    "05 00 00 33 33",
    "conferences.familiales@departement-exemple.example",
)
# Where somebody lives, and how to reach them: none of it may stand on any paper.
PRIVATE = ("12 rue des Lilas", "06 00 00 00 00", "marie@famille.example")


def guests() -> tuple[Addressee, ...]:
    """Twenty-five people, each kind of letter in turn; some experts have a point."""
    letters = list(Letter)
    return tuple(
        Addressee(
            f"{first} {LAST}",
            first,
            letters[number % 3],
            at_work=number % 6 == 0,
            point="le logement, ses aides et ce qu’un bail permet" if number % 6 == 0 else "",
        )
        for number, first in enumerate(FIRST)
    )


FAMILY = Gathering(
    people=("Marie-Thérèse", "Jean-Gaël", "محمد"),
    coordinators=("Claire Lacoste-d’Hérouville", "Sofiane Benali-Vandenbroucke"),
    service=SERVICE,
    starts=datetime(2026, 4, 1, 14, 30),  # noqa: DTZ001  (papers say local time)
    place="Grande salle des fêtes de Saint-Médard-en-Jalles, à côté de l’église, entrée par le jardin",
    question="Comment Marie-Thérèse, Jean-Gaël et l’aîné peuvent-ils rester ensemble, et qui fait quoi le soir ?",
    sheet=SheetWords(
        tuple(
            zip(
                SheetPart,
                ("La grand-mère.", "Les soirs d’hiver.", "L’école, aussi.\nRose.", "On ne frappe pas."),
                strict=True,
            )
        ),
        "On s’aime.",
        agreed=True,
    ),
    sheet_state=SheetState.AGREED,
    guests=guests(),
    offers=(("le couscous", "Aïcha"), ("trois voitures depuis la gare", "")),
)
EMPTY = Gathering(guests=(Addressee("Li", "Li"),))
# Invented sentences, which say what each text must leave room for; no translation of the product.
_SENTENCE = "نص تجريبي طويل بما يكفي ليملأ سطراً كاملاً من هذه الورقة"


def _arabic(key: str, french: str) -> str:
    rooms = " ".join(f"{{{name}}}" for name in sorted(placeholders(french)))
    if key == "common.hour":
        return "{heures}:{minutes}"
    if key == "common.full_hour":
        return "{heures}:00"
    return f"{_SENTENCE} {rooms}".strip() if len(french) > 60 else f"نص {rooms}".strip()


ARABIC = Tongue("ar", "arabe", Direction.RTL, {key: _arabic(key, text) for key, text in FRENCH.texts.items()})
HALF = Tongue("ar", "arabe", Direction.RTL, {"adult.title": "دعوة", "adult.hello": "مرحباً {nom}،"})


ACTIONS = tuple(f"Aller chercher {first} à l’école le mercredi\n{first} {LAST}, dès lundi" for first in FIRST[:12])


PROMISED = PlanTold(
    SERVICE,
    (
        Deed("Rose vient\nle mercredi", "Rose", "dès lundi", date(2026, 4, 6), "Yann", "la marraine", ("Lou",)),
        Deed("On mange ensemble le dimanche", "tous"),
    ),
    "Comment Lou et Jean-Gaël peuvent-ils rester près de leur grand-mère\u00a0?",
    date(2026, 3, 12),
    "On s’appelle.",
    "la marraine",
    date(2026, 6, 12),
    ("Rose", "Yann Test"),
    (("La mairie", "Une place au centre de loisirs"),),
)


def promised(tongue: Tongue) -> list[Paper]:
    """The plan as it was agreed in each of its papers, and the extract of its first action."""
    sheet, first = replace(PROMISED, child="Lou"), PlanTold(SERVICE, PROMISED.deeds[:1])
    extract = papers.extract(first, "Karim Ferrand", date(2026, 3, 14), tongue)
    whole = [papers.agreed(kind, PROMISED, tongue) for kind in PlanPaperKind]
    return [*whole, papers.agreed(PlanPaperKind.PLAN, sheet, tongue), extract]


def afterwards(voice: Voice) -> list[Paper]:
    """The papers of what follows a conference, full ones and empty ones."""
    question = "Comment Lou et Jean-Gaël peuvent-ils rester près de leur grand-mère\u00a0?"
    known = [(f"Ce qui est su, ligne {number}", "Oui" if number % 3 else "") for number in range(18)]
    said = [
        ("Comment la démarche s’est-elle déroulée\u00a0?", "Deux rencontres.\nUn plan."),
        ("Que retenir\u00a0?", ""),
    ]
    return [
        after.review(after.Review(question, ACTIONS), SERVICE, voice),
        after.review(after.Review(), Service(), voice),
        after.thanks(("Claire d’Argens", "Sofiane Ker"), SERVICE, voice),
        after.thanks((), Service(), voice),
        after.synthesis("33-2026-0007", known, said, SERVICE, voice),
    ]
