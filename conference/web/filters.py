"""How templates say codes, dates and reasons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import Flask, g
from flask_login import current_user

from conference import clock, words
from conference.domain.names import masked
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.queries.accounts import names
from conference.web.rooms import step_url, way_to
from conference.words.body import taken
from conference.words.case import STAGE
from conference.words.coordination_paper import percent
from conference.words.dates import month, partial, since, weekday
from conference.words.documents import decision
from conference.words.neutrality import FINDING
from conference.words.numbers import euros
from conference.words.plan import FIELD
from conference.words.reasons import sentence

NBSP = "\u00a0"
LOCALE = "fr"


def zone() -> str:
    """The time zone of the département that somebody is signed in for."""
    department = getattr(current_user, "department", None)
    return department.zone if department else "Europe/Paris"


def day(value: date | datetime | None) -> str:
    """``jeudi 12 mars 2026``."""
    if value is None:
        return ""
    civil = clock.civil(value, zone()) if isinstance(value, datetime) else value
    return _first(format_date(civil, "EEEE d MMMM y", locale=LOCALE))


def short_day(value: date | datetime | None) -> str:
    """``12 mars 2026``."""
    if value is None:
        return ""
    civil = clock.civil(value, zone()) if isinstance(value, datetime) else value
    return _first(format_date(civil, "d MMMM y", locale=LOCALE))


def moment(value: datetime) -> str:
    """``jeudi 12 mars 2026 à 14:05``."""
    return moment_in(value, zone())


def moment_in(value: datetime, zone: str) -> str:
    """The same in a time zone that is known without anybody being signed in."""
    return _first(format_datetime(value.astimezone(ZoneInfo(zone)), "EEEE d MMMM y 'à' HH:mm", locale=LOCALE))


def _first(text: str) -> str:
    """The first of a month is said ``1er``."""
    return re.sub(r"\b1 (?=\D)", "1er ", text, count=1)


def hour(value: datetime) -> str:
    """``14:05``."""
    return format_datetime(value.astimezone(ZoneInfo(zone())), "HH:mm", locale=LOCALE)


def from_now(value: date | datetime) -> str:
    """``aujourd’hui``, ``dans 9 jours``, ``il y a 3 jours``, ``il y a 4 mois``, ``il y a 9 ans``."""
    civil = clock.civil(value, zone()) if isinstance(value, datetime) else value
    days = (civil - clock.today(zone())).days
    near = {0: "aujourd’hui", 1: "demain", -1: "hier"}
    if days in near:
        return near[days]
    return f"dans {_long(days)}" if days > 0 else f"il y a {_long(-days)}"


def _long(days: int) -> str:
    """A length of time as one says it: days, then months, then years."""
    if days < 2 * 31:
        return f"{days}{NBSP}jours"
    return f"{days // 30}{NBSP}mois" if days < 2 * 365 else f"{days // 365}{NBSP}ans"


@dataclass(frozen=True, slots=True)
class Dot:
    """One stage in the path of a case, on a line of a list."""

    label: str
    state: str


def dots(case: Case) -> list[Dot]:
    """The seven stages of a case, as far as its stage alone tells."""
    order = list(Stage)
    here = order.index(case.stage)
    states = ["done" if n < here else "here" if n == here else "coming" for n in range(len(order))]
    return [Dot(STAGE[stage], state) for stage, state in zip(order, states, strict=True)]


@dataclass(frozen=True, slots=True)
class Said:
    """A reason in words, and where it is mended."""

    text: str
    url: str | None = None


def reasons(found: Iterable[Reason], key: str | None = None) -> list[Said]:
    """Reasons as sentences, each leading to the page where it is mended."""
    return [Said(sentence(reason), way_to(reason.place, key) if key else None) for reason in found]


def known(account: Account | None) -> str:
    """The name by which this département knows an account, whatever others call it; nothing for nobody."""
    if account is None:
        return ""
    if "known" not in g:
        g.known = names(db.session())
    here: dict[int, str] = g.known
    return here.get(account.id) or account.name


def install(app: Flask) -> None:
    """Give templates their filters."""
    app.jinja_env.filters.update(
        word=words.of,
        taken=taken,
        finding=FINDING.__getitem__,
        plan_field=FIELD.__getitem__,
        dots=dots,
        decision=decision,
        day=day,
        short_day=short_day,
        month=month,
        weekday=weekday,
        moment=moment,
        moment_in=moment_in,
        hour=hour,
        known=known,
        euros=euros,
        partial=partial,
        since=since,
        share=percent,
        from_now=from_now,
        reasons=reasons,
        step_url=step_url,
        masked=lambda text, hidden: masked(text or "", hidden),
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
