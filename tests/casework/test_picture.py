"""A picture that comes in is made anew: nothing of the file goes through but its points."""

import io

import pytest
from PIL import Image

from conference.casework import picture
from conference.casework.picture import anew
from conference.domain.child import Media
from conference.domain.reasons import Refused
from tests import caring

SECRET = b"48.8566N"


def why(content: bytes) -> set[str]:
    with pytest.raises(Refused) as refusal:
        anew(content)
    return {reason.code for reason in refusal.value.reasons}


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def located() -> bytes:
    """A photograph held sideways, that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, SECRET.decode()
    return caring.picture("JPEG", (40, 20), exif=exif)


def test_where_it_was_taken_is_gone_and_it_stands_upright() -> None:
    assert SECRET in located()
    made = anew(located())
    assert SECRET not in made.content
    assert (made.media, opened(made.content).size, dict(opened(made.content).getexif())) == (Media.JPEG, (20, 40), {})


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_what_hangs_after_a_picture_stays_behind(kind: str) -> None:
    made = anew(caring.picture(kind) + b"<script>alert(1)</script>" + SECRET)
    assert b"script" not in made.content
    assert SECRET not in made.content
    assert Image.MIME[opened(made.content).format or ""] == made.media


def test_a_drawing_on_nothing_is_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    made = anew(out.getvalue())
    assert made.media is Media.PNG
    assert opened(made.content).convert("RGB").getpixel((1, 1)) == (255, 255, 255)


def test_a_large_one_is_made_smaller() -> None:
    made = anew(caring.picture("JPEG", (3000, 1500)))
    assert opened(made.content).size == (2400, 1200)


def test_what_is_no_picture_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    png = caring.picture()
    assert why(b"") == {"picture_missing"}
    for fake in (b"%PDF-1.7 of no kind", b"<svg onload='alert(1)'/>", png[:40], b"\x89PNG\r\n\x1a\n", b"GIF89a" + png):
        assert why(fake) == {"picture_not_read"}, fake[:20]
    assert why(png + b"\0" * (10 * 1024 * 1024)) == {"picture_too_heavy"}
    monkeypatch.setitem(picture.MOST_POINTS, "PNG", 100)
    assert why(png) == {"picture_too_large"}


def test_a_photograph_with_a_second_picture_behind_it_is_a_photograph() -> None:
    out, behind = io.BytesIO(), Image.new("RGB", (8, 8), "blue")
    Image.new("RGB", (40, 20), "red").save(out, "MPO", save_all=True, append_images=[behind])
    found = anew(out.getvalue())
    assert (found.media, opened(found.content).size) == (Media.JPEG, (40, 20))
