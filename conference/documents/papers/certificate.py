"""A certificate of attendance, one page for one person: who, what, which days; to be signed."""

from conference.documents.papers.blocks import Block, Facts, Frame, Look, Paper, Para
from conference.documents.papers.voice import Said, value
from conference.domain.certificate import Certificate
from conference.domain.paper import Service
from conference.words import training as words
from conference.words.dates import long_date

FRENCH = "fr"
ROOM_TO_SIGN = 42


def certificate(told: Certificate, service: Service, department: str) -> Paper:
    """The page of one person; where the département has named no service, it comes from the département."""
    name = service.name or department
    blocks: list[Block] = [
        Para(_said(words.CERTIFIES.format(service=name))),
        Para(value(told.name), "strong"),
        Para(_said(words.FOLLOWED)),
        Para(value(told.title), "strong"),
        Facts(tuple((_said(label), (said,)) for label, said in _facts(told) if said)),
        Para(_said(words.GIVEN.format(day=long_date(told.given_on)))),
        Frame(ROOM_TO_SIGN, _said(words.SIGNED)),
    ]
    return Paper(
        _said(words.CERTIFICATE),
        FRENCH,
        rtl=False,
        service=_whole(service, name),
        look=Look.LETTER,
        blocks=tuple(blocks),
    )


def _facts(told: Certificate) -> tuple[tuple[str, Said], ...]:
    days = words.days_said(told.days)
    return (
        (words.NATURE, _said(words.TRAINING_KIND[told.kind])),
        (words.DAYS, _said(days)),
        (words.LASTED, _said(words.days_counted(len(told.days), told.days_in_all))),
        (words.GIVEN_BY, value(told.trainer)),
        (words.HELD_AT, value(told.place)),
        (words.SENT_BY, value(told.employer)),
    )


def _whole(service: Service, name: str) -> Service:
    return Service(name, service.address, service.phone, service.mail)


def _said(text: str) -> Said:
    return Said(text, FRENCH)
