"""The local resources that somebody chose for a family, on one page to take home: it names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from conference.documents.papers.blocks import Block, Facts, Heading, Look, Paper, Para
from conference.documents.papers.voice import Said, value
from conference.domain.paper import Service
from conference.words import directory as words
from conference.words.dates import long_date


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource, in plain words; ``checked_on`` is when all of this was last found true."""

    name: str
    offers: str
    where: str
    contact: str
    cost: str = ""
    languages: str = ""
    checked_on: date | None = None


def sheet(resources: Sequence[Resource], service: Service) -> Paper:
    """The page of some resources, in the order given."""
    blocks: list[Block] = [Para(_said(words.SHEET_LEAD))]
    for one in resources:
        pairs = ((words.WHERE, one.where), (words.CONTACT, one.contact), (words.COST, one.cost))
        told = [*pairs, (words.LANGUAGES, one.languages)]
        lines = tuple((_said(label), (value(text),)) for label, text in told if text)
        blocks += [Heading(value(one.name)), Para(value(one.offers)), Facts(lines)]
    days = [one.checked_on for one in resources if one.checked_on]
    if days:
        blocks.append(Para(_said(words.CHECKED.format(day=long_date(min(days)))), "soft"))
    return Paper(_said(words.SHEET_TITLE), "fr", rtl=False, service=service, look=Look.LETTER, blocks=tuple(blocks))


def _said(text: str) -> Said:
    return Said(text, "fr")
