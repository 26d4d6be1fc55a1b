"""Making a picture anew: whatever came in, only its points go out, without place, date nor camera."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from conference.domain.child import Media
from conference.domain.reasons import Reason, Refused
from conference.models.attachment import LARGEST

READ = ("JPEG", "PNG", "WEBP")
# A JPEG is read at a fraction of its size; of the others every point is held at once.
MOST_POINTS = {"JPEG": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
LONGEST_SIDE, QUALITY = 2400, 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made anew, as a page may show it."""

    content: bytes
    media: Media


def anew(content: bytes) -> Picture:
    """Open a picture, set it upright, make it smaller if it is large, write it again.

    Raises `Refused` for what is empty, too heavy, too large, or no picture by its signature and its content.
    """
    if not content:
        raise Refused(Reason("picture_missing", "file"))
    if len(content) > LARGEST:
        raise Refused(Reason("picture_too_heavy", "file"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _written(_upright(content))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Reason("picture_not_read", "file")) from error


def _upright(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=READ) as opened:
        # Some telephones put a second picture behind the first one.
        found = "JPEG" if opened.format == "MPO" else opened.format or "PNG"
        if opened.width * opened.height > MOST_POINTS[found]:
            raise Refused(Reason("picture_too_large", "file"))
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.format = found
        return upright


def _written(image: Image.Image) -> Picture:
    """Only the points are carried over: what else a file holds stays behind."""
    drawn = image.format != "JPEG" and image.mode in {"1", "L", "P", "LA", "PA", "RGBA"}
    bare = _on_white(image)
    out = io.BytesIO()
    if drawn:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY)
    return Picture(out.getvalue(), Media.PNG if drawn else Media.JPEG)


def _on_white(image: Image.Image) -> Image.Image:
    shown = image.convert("RGBA")
    sheet = Image.new("RGBA", shown.size, "white")
    sheet.alpha_composite(shown)
    return sheet.convert("RGB")
