"""What a département may publish."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class PublicationKind(StrEnum):
    """What stands in a publication."""

    FIGURES = "figures"
    PRACTICE_SHEET = "practice_sheet"


def plain(content: Mapping[str, Any]) -> bytes:
    """A content as the one JSON that its digest is of, whatever the order in which it is kept."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


def digest(content: Mapping[str, Any]) -> str:
    """What tells a content from any other."""
    return hashlib.sha256(plain(content)).hexdigest()
