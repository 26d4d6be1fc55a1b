"""Examples of the acts on what a plan asks and on what was signed; those on the plan itself stand with the others."""

from conference.casework import resource, signed_paper
from conference.domain.resource import Reply
from tests import planning
from tests.casework.example import Example, on
from tests.world import today

PLANNED: dict[str, Example] = {
    "resource.ask": Example("conference", on(resource.ask, lambda s: s.written, planning.ASKED)),
    "resource.write": Example(
        "conference", on(resource.write, lambda s: s.asked(s.written), planning.ASKED | {"what": "Un bus"})
    ),
    "resource.withdraw": Example("conference", on(resource.withdraw, lambda s: s.asked(s.written))),
    "resource.reply": Example(
        "conference", on(resource.reply, lambda s: s.asked(s.agreed), Reply.GRANTED, lambda _: today())
    ),
    "signed_paper.attach": Example("conference", on(signed_paper.attach, lambda s: s.agreed, planning.PDF)),
    "signed_paper.remove": Example("conference", on(signed_paper.remove, lambda s: s.paper)),
}
