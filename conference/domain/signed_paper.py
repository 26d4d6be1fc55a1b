"""The paper that a family signed, where it wished to: a picture of it, or a PDF."""

from enum import StrEnum

from conference.domain.reasons import Reason

LARGEST = 10 * 1024 * 1024
HEAD, TAIL = b"%PDF-", b"%%EOF"
# How far from its end a file may say that it ends: some scanners add a line.
NEAR = 1024


class PaperMedia(StrEnum):
    """What a signed paper is kept as."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    PDF = "application/pdf"


def is_pdf(content: bytes) -> bool:
    """Whether some bytes say at their beginning that they are a PDF."""
    return content.startswith(HEAD)


def whole_pdf(content: bytes) -> list[Reason]:
    """Why a PDF is not kept: it is too heavy, or was cut on its way."""
    asked = ((len(content) <= LARGEST, "paper_too_heavy"), (TAIL in content[-NEAR:], "paper_not_read"))
    return [Reason(code, "file") for holds, code in asked if not holds]
