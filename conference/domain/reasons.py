"""A rule answers with reasons: the same ones grey a button out, explain, and refuse."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way.

    ``code`` is what the words are looked up by; ``place`` is the section where it is mended;
    ``subject`` fills the sentence (a person's initials, an institution), never a value compared.
    """

    code: str
    place: str = ""
    subject: str = ""


class Refused(Exception):
    """An act that its rule refuses: it carries every reason, not the first one met."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons
