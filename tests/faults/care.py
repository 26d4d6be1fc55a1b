"""Faults by which a child would be exposed: by a picture, by who stands beside them, by their own page."""

from tests.faults.fault import Fault

OF_A_CHILD = (
    Fault(
        "a picture that says where it was taken",
        "conference/casework/picture.py",
        'bare.save(out, "JPEG", quality=QUALITY)',
        'bare.save(out, "JPEG", quality=QUALITY, exif=image.getexif())',
        ("tests/casework/test_picture.py::test_where_it_was_taken_is_gone_and_it_stands_upright",),
    ),
    Fault(
        "a photograph shown without an agreement",
        "conference/domain/child.py",
        "if kind is PictureKind.PHOTO and not photos_agreed else []",
        "if False else []",
        ("tests/web/test_attachment.py::test_a_photograph_is_kept_and_shown_only_as_long_as_it_is_agreed_to",),
    ),
    Fault(
        "a support person who works with the family",
        "conference/casework/child.py",
        "by_name = guest.id in workers(session, case)",
        "by_name = False",
        ("tests/web/test_child.py::test_never_somebody_who_works_for_an_institution_that_knows_the_family",),
    ),
    Fault(
        "somebody not to be met, on the page of a child",
        "conference/web/child.py",
        "guest.invitation in TAKES_PART and guest.safety is not Safety.APART",
        "guest.invitation in TAKES_PART",
        ("tests/web/test_child.py::test_the_page_for_a_child_names_who_comes_and_nobody_who_must_not_be_met",),
    ),
)
