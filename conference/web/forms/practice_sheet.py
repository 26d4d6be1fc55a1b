"""A practice sheet: its year, the words of a heading, the grid and what it is answered, why it is withdrawn."""

from collections.abc import Iterable, Mapping

from wtforms import IntegerField, RadioField, StringField, TextAreaField

from conference.domain.practice_sheet import GridAnswer
from conference.models.practice_sheet import PracticeCriterion, PracticeReview
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.words.practice_sheet import GRID_ANSWER


class YearForm(CreatingForm):
    """Which year a sheet is about."""

    year = IntegerField("Année", validators=[required("Écrivez une année, comme 2026.")])


class HeadingForm(VersionedForm):
    """The words of one heading, kept as they are typed."""

    words = TextAreaField("Votre texte", validators=[text()])


class GridForm(VersionedForm):
    """The criteria of the département, one a line."""

    lines = TextAreaField("Les critères, un par ligne", validators=[text()])


class WithdrawalForm(VersionedForm):
    """Why a sheet is not published any more."""

    why = StringField(
        "Pourquoi la retirer\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi\u00a0: ce sera lu à l’adresse de la fiche."), line()],
    )


class ReviewForm(VersionedForm):
    """An answer to each criterion, with a few words where there is something to say."""

    def answers(self, criteria: Iterable[PracticeCriterion]) -> dict[str, tuple[GridAnswer, str]]:
        """What was answered, by the key of each criterion."""
        return {one.key: (self[f"answer-{one.key}"].data, typed(self[f"words-{one.key}"])) for one in criteria}


def review_form(criteria: Iterable[PracticeCriterion]) -> type[ReviewForm]:
    """The form of a grid."""
    fields: dict[str, object] = {}
    for one in criteria:
        fields[f"answer-{one.key}"] = RadioField(
            one.words,
            choices=of_codes(GRID_ANSWER),
            coerce=GridAnswer,
            validators=[required("Répondez oui, en partie ou non.")],
        )
        fields[f"words-{one.key}"] = StringField(
            "Ce qui manque, ou ce qui aide", filters=[trimmed], validators=[line()]
        )
    return type("CriteriaForm", (ReviewForm,), fields)


def answered(reviews: Mapping[int, PracticeReview], criteria: Iterable[PracticeCriterion]) -> dict[str, object]:
    """What somebody has answered already, as the form holds it."""
    held: dict[str, object] = {}
    for one in criteria:
        if one.id in reviews:
            held |= {f"answer-{one.key}": reviews[one.id].answer, f"words-{one.key}": reviews[one.id].words}
    return held
