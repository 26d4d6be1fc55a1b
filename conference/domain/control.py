"""The marks that no document can hold: they come with a text that was pasted, and nobody sees them."""

import re

_BREAKS = re.compile(r"[\x0b\x0c]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """A text without them; those that part lines or pages leave a space, so that words stay apart."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))
