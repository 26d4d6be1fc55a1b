"""The papers of what follows a conference: the review sheet, the synthesis sheet, the letter of thanks."""

from collections.abc import Callable, Mapping

from flask import Blueprint, request, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.documents.papers import after
from conference.documents.papers.blocks import Paper
from conference.documents.papers.voice import Voice
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Action
from conference.queries import plan as plans
from conference.queries.language import tongue_of, tongues
from conference.queries.paper import service
from conference.queries.synthesis import known
from conference.security.guard import requires, the_department, told
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import short_day, zone
from conference.web.forms.synthesis import SynthesisForm
from conference.web.known import known_facts
from conference.web.paper import FORMATS, printed
from conference.words.papers import FRENCH

pages = Blueprint("follow_up_paper", __name__)


def _review(session: Session, case: Case, voice: Voice) -> Paper:
    """The actions of the plan in force; of a minimal case their lines are left to a pen."""
    version = None if case.minimal else plans.in_force(session, case)
    asked = plans.question(session, case)
    actions = tuple(map(_said, version.actions)) if version else ()
    about = after.Review(asked.words if asked and not case.minimal else "", actions)
    return after.review(about, service(the_department()), voice)


def _said(action: Action) -> str:
    when = action.by_when or (f"le {short_day(action.by_day)}" if action.by_day else "")
    return "\n".join(filter(None, (action.what, ", ".join(filter(None, (action.who, when))))))


def _thanks(_session: Session, case: Case, voice: Voice) -> Paper:
    coordinators = tuple(one.name for one in (case.coordinator, case.pair) if one is not None)
    return after.thanks(coordinators, service(the_department()), voice)


def _synthesis(session: Session, case: Case, _voice: Voice) -> Paper:
    """A paper of the house: in French, whatever is asked for."""
    found = known(session, case, clock.today(zone()))
    facts = [(fact.label, fact.value or fact.empty) for fact in known_facts(found)]
    sheet, form = found.follow_up.synthesis, SynthesisForm(formdata=None)
    said = [(field.label.text, getattr(sheet, field.short_name, "")) for field in form.texts()]
    return after.synthesis(case.reference or "", facts, said, service(the_department()), Voice(FRENCH))


PAPERS: Mapping[str, tuple[Callable[[Session, Case, Voice], Paper], str, str]] = {
    "review": (_review, "bilan", "follow_up.show"),
    "synthesis": (_synthesis, "fiche-de-synthese", "synthesis.show"),
    "thanks": (_thanks, "remerciements", "thanks.show"),
}
KINDS = ", ".join(PAPERS)


@pages.get(f"/situations/<key>/suivi/papiers/<any({KINDS}):kind>.<any({FORMATS}):form>")
@requires(Permission.FOLLOW_UP_KEEP, Act.PAPER_PRINTED, case=True)
def show(case: Case, kind: str, form: str) -> Answer:
    """One of them, in one of the languages of the département."""
    session, (compose, name, page) = db.session(), PAPERS[kind]
    back = url_for(page, key=case.key)
    voice = Voice(tongue_of(tongues(session), request.args.get("langue", "")))
    told(f"paper:{kind}", f"format:{form}")
    return printed([compose(session, case, voice)], name, form, back)
