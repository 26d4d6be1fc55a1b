"""The papers of the room: what is hung up, handed round and written on during the day."""

from conference.documents.network_map import Picture
from conference.documents.papers.blocks import (
    Block,
    Circles,
    Facts,
    Grid,
    Heading,
    Lines,
    Look,
    Map,
    Paper,
    Para,
)
from conference.documents.papers.voice import NOTHING, Said, Voice, value
from conference.domain.paper import Gathering
from conference.domain.sheet import SheetPart

SPARE_LINES, BLANK_SHEET = 5, 20


def programme(about: Gathering, voice: Voice) -> Paper:
    """The parts of the day; hours are the family's to write, but for the first."""
    say = voice.say
    begins = voice.hour(about.starts) if about.starts else NOTHING
    parts = (
        (say("programme.welcome"), say("programme.welcome_what")),
        (say("common.sharing"), say("programme.sharing_what")),
        (say("common.private"), say("programme.private_what")),
        (say("common.presentation"), say("programme.presentation_what")),
        (say("programme.goodbye"), say("programme.goodbye_what")),
    )
    rows = tuple((NOTHING if number else begins, *part) for number, part in enumerate(parts))
    columns = (say("programme.hour"), say("programme.part"), say("programme.what"))
    return _paper(
        say("programme.title"),
        about,
        voice,
        *_when(about, voice),
        *_question(about, voice),
        Grid(columns, (14, 28, 58), rows, height=17),
        Para(say("programme.pauses")),
        *_offers(about, voice),
    )


def _offers(about: Gathering, voice: Voice) -> list[Block]:
    if not about.offers:
        return []
    lines = [f"{what}\u00a0: {who}" if who else what for what, who in about.offers]
    return [Heading(voice.say("programme.offers")), *(Para(value(line)) for line in lines)]


def attendance(about: Gathering, voice: Voice) -> Paper:
    """Everybody who may come, then free lines; nothing of where they live."""
    say = voice.say
    columns = tuple(say(f"attendance.{one}") for one in ("name", "arrival", "leaving", "signature"))
    rows = tuple((value(guest.name), NOTHING, NOTHING, NOTHING) for guest in about.guests)
    empty = max(SPARE_LINES, BLANK_SHEET - len(rows)) if len(rows) < BLANK_SHEET else SPARE_LINES
    grid = Grid(columns, (46, 12, 12, 30), rows, empty)
    return _paper(say("attendance.title"), about, voice, *_when(about, voice), grid)


def sheet(about: Gathering, voice: Voice) -> Paper:
    """The information sheet in the family's hands: what is strong before what worries, and room to answer."""
    say, told = voice.say, about.sheet
    blocks: list[Block] = [Para(say("sheet.intro"))]
    if told is not None:
        blocks.append(Para(say("sheet.agreed" if told.agreed else "sheet.draft"), "soft" if told.agreed else "strong"))
    for part, written in told.parts if told is not None else [(part, "") for part in SheetPart]:
        blocks += [Heading(say(f"sheet.{part}")), Para(value(written), "verbatim") if written else Lines(3)]
    if told is not None and told.family_adds:
        blocks += [Heading(say("sheet.family_adds")), Para(value(told.family_adds), "verbatim")]
    return _paper(say("sheet.title"), about, voice, *blocks, Heading(say("sheet.yours")), Lines(5))


def plan(about: Gathering, voice: Voice) -> Paper:
    """An empty plan for private family time: the question above, lines below."""
    say = voice.say
    columns = tuple(say(f"plan.{one}") for one in ("what", "who", "when", "help", "check"))
    return _paper(
        say("plan.title"),
        about,
        voice,
        *_question(about, voice),
        Para(say("plan.intro")),
        Grid(columns, (36, 16, 16, 16, 16), empty=6, height=17),
        *(block for one in ("otherwise", "watch", "again") for block in (Heading(say(f"plan.{one}")), Lines(2))),
        Para(say("plan.aloud"), "soft"),
        look=Look.WIDE,
    )


def network(about: Gathering, voice: Voice, picture: Picture | None = None) -> Paper:
    """The network as it is drawn; without a picture, circles to fill around those for whom the conference is."""
    say = voice.say
    if picture is not None:
        return _paper(say("map.title"), about, voice, Map(picture), Para(say("map.room"), "soft"), look=Look.WIDE)
    room = Circles(tuple(map(value, about.people)), say("map.room"))
    return _paper(say("map.title"), about, voice, Para(say("map.intro")), room, Para(say("map.room"), "soft"))


def _when(about: Gathering, voice: Voice) -> list[Block]:
    if about.starts is None and not about.place:
        return []
    say = voice.say
    when = [(say("common.when"), (voice.moment(about.starts),))] if about.starts else []
    where = [(say("common.where"), (value(about.place),))] if about.place and not about.at_home else []
    return [Facts((*when, *where))] if when or where else []


def _question(about: Gathering, voice: Voice) -> list[Block]:
    heading = Heading(voice.say("common.question"))
    return [heading, Para(value(about.question), "verbatim") if about.question else Lines(2)]


def _paper(title: Said, about: Gathering, voice: Voice, *blocks: Block, look: Look = Look.SHEET) -> Paper:
    return Paper(title, voice.tongue.code, voice.rtl, about.service, look, blocks)
