"""What the invented programme remembers beside what was published of it: money that ends, lessons and their ends."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import LEAD, Cast
from conference.domain.memory import DocumentKind, Happened, Learnt, LessonKind, Money, Paper, Step
from conference.domain.partial_days import PartialDay
from conference.models.memory import Lesson
from conference.programme import memory

NOTE = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
NOTE += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# what was learnt, how many days ago, and what was done about it: what, by whom, how many days ago, whether it is over
LEARNT = (
    (
        LessonKind.BRAKE,
        "Les services sont informés trop tard qu’un plan est prêt.",
        400,
        (("Une liste d’envoi tenue par la mission.", "La mission", 300, True),),
    ),
    (
        LessonKind.BRAKE,
        "Peu d’orientations viennent de l’insertion.",
        350,
        (("Deux demi-journées avec les équipes de l’insertion.", "La pilote et deux coordinatrices", 90, False),),
    ),
    (LessonKind.LEVER, "Commencer en binôme, puis seul·e.", 500, ()),
    (LessonKind.LESSON, "Réserver la salle avant d’inviter\u00a0: trois conférences ont été retardées.", 250, ()),
    (LessonKind.INSPIRED, "Des réunions de parents préparées comme une conférence, sans en être une.", 200, ()),
)


def write(session: Session, cast: Cast) -> None:
    """Write it as the lead would have: two funding lines, an event, a document, and what was learnt."""
    actor, department, today = cast.actor(LEAD), cast.department, clock.today(cast.department.zone)
    begun, ended = today - timedelta(days=640), today + timedelta(days=75)
    state = Money("Formation et plaquette", "L’État", 4_200_000, 3_150_000, begun, ended, "Deux sessions de formation")
    own = Money("Temps de coordination", "Le Département", since=begun, paid_for="Des lettres de mission")
    note = Paper("Note d’organisation", DocumentKind.DECISION, moments.day(500), NOTE)
    met = Happened(PartialDay(moments.day(120)), "Une soirée avec douze familles, pour relire la plaquette.")
    with clock.frozen(moments.instant(30)):
        for line in (state, own, note, met):
            memory.keep(session, actor, department, line)
        for kind, words, ago, steps in LEARNT:
            row = memory.keep(session, actor, department, Learnt(kind, words, PartialDay(moments.day(ago))))
            for what, who, when, settles in steps:
                lesson = session.get_one(Lesson, row.id)
                memory.follow(session, actor, department, lesson, Step(what, who, moments.day(when), settles=settles))
        session.commit()
