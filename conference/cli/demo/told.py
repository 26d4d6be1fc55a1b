"""The hours of the first years, that somebody kept in a text file: taken over beside the spreadsheet of the cases."""

from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.casework.imports import batch, memory
from conference.casework.imports.preview import preview
from conference.domain.actors import Actor
from conference.domain.imports import Topic
from conference.domain.work import WorkKind

FILE = "temps-2017-2019.csv"
TITLES = ("Nom", "Fonction", "Date", "N°", "Nature", "Durée")
# A word of this département's own, and what it means there.
WORD, MEANING = "Visites", WorkKind.PREPARATION
HOURS = (
    ("Séverine Rey", "", "15/05/2017", "4", "Visites", "3h30"),
    ("Séverine Rey", "", "8 juin 2017", "4", "Visites", "4h"),
    ("Séverine Rey", "", "27.06.17", "4", "Conférence", "6h15"),
    ("Mme Duprat", "Référente", "27.06.17", "4", "Conférence", "2h"),
    ("Loïc Dupuy", "", "20/01/2018", "11", "Visites", "5,5"),
    ("Loïc Dupuy", "", "31/03/2018", "11", "Conférence", "7h"),
    ("M. Castaing", "Référent", "31/03/2018", "11", "Trajet", "45 min"),
    ("Rachida Haddad", "", "17/12/2018", "17", "Visites", "6h"),
    ("Rachida Haddad", "", "25/01/2019", "17", "Conférence", "5h30"),
    ("Rachida Haddad", "", "mars 2019", "", "Promotion", "3h"),
)


def take_over(session: Session, lead: Actor) -> None:
    """Teach the word that no list knows, then take the whole file over."""
    memory.keep_word(session, Topic.WORK, WORD, MEANING)
    audit.write(session, lead, Act.BATCH_PREVIEWED, "", ("words",))
    session.flush()
    text = "\r\n".join(";".join(line) for line in (TITLES, *HOURS))
    batch.take_over(session, lead, preview(session, text.encode("cp1252"), FILE))
