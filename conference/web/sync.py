"""What a device sends once it has network again: each message through the form and the act of its page."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, abort, after_this_request, flash, jsonify, redirect, render_template, request, url_for
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from conference import audit, clock
from conference.audit import Act
from conference.casework import choosing, sync
from conference.domain.private_time import Moment
from conference.domain.reasons import Reason, Refused
from conference.domain.sync import OF_THE_PARTS, Message, MessageKind, waits
from conference.extensions import db
from conference.models.case import Case
from conference.models.sync import SentMessage
from conference.security import device
from conference.security.guard import child, everyone, requires, signed_in
from conference.security.permissions import Permission
from conference.web.forms.base import Form
from conference.web.forms.danger import DangerForm
from conference.web.forms.day import UnexpectedForm
from conference.web.forms.plan import ActionForm, WordsForm
from conference.web.forms.sync import ChoiceForm
from conference.web.snapshot import frame as made_of
from conference.web.snapshot import snapshot
from conference.words.reasons import sentence

pages = Blueprint("sync", __name__)
MOST, LONGEST = 500, 64
Receipt = dict[str, Any]


class Misread(Exception):
    """A message that no page of ours would have made, or a field of it that a form refuses, with its words."""

    def __init__(self, *words: str) -> None:
        super().__init__(*words)
        self.words = words or (sentence(Reason("not_understood")),)


@pages.get("/jour-sans-reseau")
@everyone("the frame of the day without network: it names no case and nobody")
def frame() -> str:
    """The page that a device keeps, empty until its own store is opened."""
    return render_template("day/frame.html", **made_of())


@pages.get("/situations/<key>/jour/etat")
@requires(Permission.DAY_KEEP, Act.DAY_READ, case=True)
def state(case: Case) -> Response:
    """The day as it stands."""
    return _told(case, [])


@pages.post("/situations/<key>/jour/envoi")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def send(case: Case) -> Response:
    """Take each message in its order, once, each in its own transaction; say what became of it."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or sent.get("account") != device.name(signed_in().account):
        abort(409)
    told, skew = sent.get("messages"), clock.now() - (_instant(sent.get("sent_at")) or clock.now())
    if not isinstance(told, list) or len(told) > MOST or not _keepable(told):
        abort(400)
    receipts: list[Receipt] = []
    refused: list[Message] = []
    for raw in told:
        receipts.append(_taken(case, raw, str(sent.get("device", ""))[:LONGEST], skew, refused))
    return _told(case, receipts)


def _keepable(told: Any) -> bool:
    """Whether no text in what was sent holds the character that PostgreSQL cannot keep."""
    if isinstance(told, dict):
        return all(_keepable(one) for pair in told.items() for one in pair)
    return all(map(_keepable, told)) if isinstance(told, list) else "\0" not in str(told)


def _told(case: Case, receipts: list[Receipt]) -> Response:
    account = signed_in().account
    after_this_request(lambda response: device.mark(response, account))
    answer: Response = jsonify(receipts=receipts, state=snapshot(db.session(), case))
    return answer


def _taken(case: Case, raw: Any, named: str, skew: timedelta, refused: list[Message]) -> Receipt:
    """The receipt of one message: done, the same, both, refused with its reasons, or waiting for another."""
    session = db.session()
    name = str(raw.get("id", ""))[:LONGEST] if isinstance(raw, dict) else ""
    try:
        message = understood(raw, named)
    except Misread as misread:
        return {"id": name, "fate": "refused", "reasons": list(misread.words)}
    if waits(message, refused):
        refused.append(message)
        return {"id": name, "fate": "waits", "reasons": []}
    try:
        row = sync.take(session, signed_in().actor, case, message, skew)
        session.commit()
    except Refused as refusal:
        session.rollback()
        refused.append(message)
        _write_refusal(session, case)
        return {"id": name, "fate": "refused", "reasons": [sentence(reason) for reason in refusal.reasons]}
    except (IntegrityError, StaleDataError):
        session.rollback()
        refused.append(message)
        return {"id": name, "fate": "waits", "reasons": []}
    return {"id": name, "fate": row.fate.value, "reasons": [], "made": row.made}


def _write_refusal(session: Session, case: Case) -> None:
    audit.write(session, signed_in().actor, Act.REFUSED, case, ("409",))
    session.commit()


def understood(raw: Any, named: str) -> Message:
    """A message as its device wrote it, its values looked at by the form of its page. Raises `Misread`."""
    if not isinstance(raw, dict):
        raise Misread
    at, kind, about = _instant(raw.get("at")), raw.get("kind"), str(raw.get("about", ""))
    numbers = (raw.get("offset"), raw.get("sequence"))
    if at is None or kind not in set(MessageKind) or not all(_whole(number) for number in numbers):
        raise Misread
    if not (0 < len(str(raw.get("id", ""))) <= LONGEST and len(named) > 0) or len(about) > LONGEST:
        raise Misread
    given = raw.get("given", {})
    if not isinstance(given, dict) or (kind in OF_THE_PARTS and about not in set(Moment)):
        raise Misread
    code = MessageKind(kind)
    values = READERS[code](given) if code in READERS else {}
    return Message(str(raw["id"]), code, at, int(raw["offset"]), named, int(raw["sequence"]), about, values)


def _whole(number: Any) -> bool:
    return isinstance(number, int) and abs(number) < 100_000


def _instant(written: Any) -> datetime | None:
    """An instant as a device writes it, with its offset; None where it is none."""
    try:
        found = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo is not None else None


def _asked(form: type[Form], given: Any) -> Form:
    """What was typed on a device, in the form that its page has."""
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise Misread
    return form(formdata=MultiDict(given), meta={"csrf": False})


def _valid(form: type[Form], given: Any) -> Any:
    filled = _asked(form, given)
    if not filled.validate():
        raise Misread(*(str(word) for words in filled.errors.values() for word in words))
    return filled


def _welcomed(given: Mapping[str, Any]) -> dict[str, Any]:
    form = _valid(UnexpectedForm, given)
    return {"first_name": form.first_name.data, "part": form.part.data, "asked": bool(form.asked.data)}


def _action(given: Any) -> dict[str, Any]:
    values: dict[str, Any] = _valid(ActionForm, given).values()
    return {name: values[name] for name in sync.READ}


def _seen(given: Any) -> dict[str, Any]:
    values: dict[str, Any] = _asked(ActionForm, given).values()
    return {name: values[name] for name in sync.READ}


def _words(given: Any) -> dict[str, Any]:
    found: dict[str, Any] = _valid(WordsForm, given).values()
    return found


def _added(given: Mapping[str, Any]) -> dict[str, Any]:
    if not _whole(given.get("number")):
        raise Misread
    return _action(given.get("values")) | {"number": given["number"]}


def _stayed(given: Mapping[str, Any]) -> dict[str, Any]:
    inside = given.get("inside", [])
    if not isinstance(inside, list) or not all(isinstance(name, str) and len(name) <= LONGEST for name in inside):
        raise Misread
    return {"inside": inside}


def _agreed(given: Mapping[str, Any]) -> dict[str, Any]:
    read = given.get("read")
    if not isinstance(read, list):
        raise Misread
    return {"read": [_seen(action) for action in read]}


def _noticed(given: Mapping[str, Any]) -> dict[str, Any]:
    form = _valid(DangerForm, given)
    return {"transmitted": form.transmitted.data, "to_whom": form.to_whom.data}


READERS: dict[MessageKind, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    MessageKind.WELCOME: _welcomed,
    MessageKind.BEGIN: _stayed,
    MessageKind.ADD: _added,
    MessageKind.CHANGE: lambda given: _action(given.get("values")) | {"seen": _seen(given.get("seen"))},
    MessageKind.REMOVE: lambda given: {"seen": _seen(given.get("seen"))},
    MessageKind.WORDS: lambda given: _words(given.get("values")) | {"seen": _words(given.get("seen"))},
    MessageKind.AGREE: _agreed,
    MessageKind.DANGER: _noticed,
}


@pages.post("/situations/<key>/jour/versions/<message>")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def choose(case: Case, message: str) -> Response:
    """Keep one of two versions, or each."""
    session, form = db.session(), ChoiceForm()
    found = child(session, SentMessage, message, case)
    if not form.validate_on_submit():
        abort(400)
    choosing.choose(session, signed_in().actor, case, found, form.kept.data)
    session.commit()
    flash("Votre choix est gardé.", "success")
    return redirect(url_for("day.show", key=case.key))
