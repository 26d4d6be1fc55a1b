"""The invitation of one person, as it speaks to them: one sheet, with the service's address and no other."""

from conference.documents.papers.blocks import Block, Bullets, Choices, Facts, Frame, Heading, Look, Paper, Para
from conference.documents.papers.voice import Said, Voice, value
from conference.domain.paper import USUAL_HOURS, Addressee, Gathering, Letter, Service

Pair = tuple[Said, tuple[Said, ...]]


def invitation(about: Gathering, guest: Addressee, voice: Voice) -> Paper:
    """The letter of one guest, in their language and in the words that suit them."""
    title, look, blocks = {
        Letter.ADULT: ("adult.title", Look.LETTER, _adult),
        Letter.CHILD: ("child.title", Look.CHILD, _child),
        Letter.EASY: ("easy.title", Look.EASY, _easy),
    }[guest.letter]
    found = tuple(blocks(about, guest, voice))
    return Paper(voice.say(title), voice.tongue.code, voice.rtl, about.service, look, found)


def _adult(about: Gathering, guest: Addressee, voice: Voice) -> list[Block]:
    say = voice.say
    point = [Para(say("adult.point", point=guest.point))] if guest.point else []
    return [
        Para(say("adult.hello", nom=guest.name)),
        Para(_invited(about, guest, voice), "strong"),
        Para(say("adult.what")),
        *point,
        Facts((*_where(about, voice, "common"), *_who(about, voice, "common.coordination"))),
        Heading(say("adult.course")),
        Bullets(
            (
                say("adult.sharing"),
                say("adult.leaving" if guest.at_work else "adult.private"),
                say("adult.presentation"),
            )
        ),
        Para(say("adult.free")),
        Para(say("adult.needs")),
        *_answer(about, voice),
        Para(say("adult.reply"), "soft"),
        Choices(tuple(say(f"adult.{way}") for way in ("yes", "remote", "letter", "no"))),
    ]


def _child(about: Gathering, guest: Addressee, voice: Voice) -> list[Block]:
    say = voice.say
    ways = ("yes", "part", "letter", "drawing", "spokesperson", "no")
    helper = [Para(say("child.help", coordination=about.coordinators))] if about.coordinators else []
    return [
        Para(say("child.hello", nom=guest.first_name)),
        Para(say("child.invited"), "strong"),
        Para(say("child.what")),
        Facts((*_where(about, voice, "child"), *_who(about, voice, "child.coordination"))),
        Para(say("child.choose")),
        Choices(tuple(say(f"child.{way}") for way in ways)),
        Para(say("child.free")),
        *helper,
        Frame(42, say("child.room")),
    ]


def _easy(about: Gathering, guest: Addressee, voice: Voice) -> list[Block]:
    say = voice.say
    asked = [say("easy.questions", coordination=about.coordinators)] if about.coordinators else []
    told = ("meeting", "name", "family", "free", "support")
    return [
        Para(say("easy.hello", nom=guest.name)),
        *(Para(said) for said in [*(say(f"easy.{one}") for one in told), *asked]),
        Facts(tuple(_where(about, voice, "easy"))),
        *reached(about.service, voice, "easy.call"),
        Para(say("easy.reply")),
        Choices(tuple(say(f"easy.{way}") for way in ("yes", "no", "unsure"))),
    ]


def _invited(about: Gathering, guest: Addressee, voice: Voice) -> Said:
    if guest.concerned:
        return voice.say("adult.yours")
    if not about.people:
        return voice.say("adult.invited_family")
    return voice.say("adult.invited", personnes=about.people)


def _where(about: Gathering, voice: Voice, speaks: str) -> list[Pair]:
    """When, where and how long; what is not chosen yet is said so, and a home is never named."""
    say = voice.say
    when = voice.moment(about.starts) if about.starts else say(f"{speaks}.undated")
    unplaced = "child.undated" if speaks == "child" else f"{speaks}.unplaced"
    where = value(about.place) if about.place else say(unplaced)
    where = say(f"{speaks}.at_home") if about.at_home else where
    length = say(f"{speaks}.hours", heures=str(USUAL_HOURS))
    return [(say(f"{speaks}.when"), (when,)), (say(f"{speaks}.where"), (where,)), (say(f"{speaks}.length"), (length,))]


def _who(about: Gathering, voice: Voice, label: str) -> list[Pair]:
    return [(voice.say(label), tuple(map(value, about.coordinators)))] if about.coordinators else []


def _answer(about: Gathering, voice: Voice) -> list[Block]:
    """How to answer: the service's number and address, and whom to ask for there."""
    lines = lines_of(about.service, voice)
    if about.coordinators:
        lines = (*lines, voice.say("common.ask_for", coordination=about.coordinators))
    return [Facts(((voice.say("common.to_answer"), lines),))] if lines else []


def reached(service: Service, voice: Voice, label: str) -> list[Facts]:
    """How to reach the service, where it can be."""
    return [Facts(((voice.say(label), lines_of(service, voice)),))] if service.reachable else []


def lines_of(service: Service, voice: Voice) -> tuple[Said, ...]:
    """The service, a line each; a paragraph of its own keeps each the way that its letters go."""
    address = [value(line) for line in (service.name, *service.address.splitlines()) if line.strip()]
    phone = [voice.say("common.phone", telephone=service.phone)] if service.phone else []
    mail = [voice.say("common.mail", courriel=service.mail)] if service.mail else []
    return (*address, *phone, *mail)
