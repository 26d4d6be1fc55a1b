"""What is cut from words, and what is decided of it."""

from collections.abc import Iterable

from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length

from conference.domain.quotation import LONGEST, LONGEST_THEME, QuotationState
from conference.models.follow_up import Review
from conference.models.quotation import Theme
from conference.programme.quotation import Verdict
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.words.quotation import THEMES, VERDICT

SHORT = Length(max=LONGEST, message=f"Gardez {LONGEST} caractères au plus\u00a0: une citation est courte.")


class VerdictForm(CreatingForm, VersionedForm):
    """The passage, its themes, and whether it may be quoted."""

    passage = TextAreaField("Le passage, mot pour mot", filters=[trimmed], validators=[SHORT])
    themes = SelectMultipleField(
        "De quoi parle-t-il\u00a0?", widget=widgets.ListWidget(), option_widget=widgets.CheckboxInput()
    )
    theme = StringField("Un autre thème", filters=[trimmed], validators=[line(LONGEST_THEME)])
    confirmed = BooleanField("J’ai relu\u00a0: aucun nom, aucun lieu ne dit de qui il s’agit")
    state = RadioField("Que faire de ce passage\u00a0?", validators=[required("Choisissez ce que devient ce passage.")])

    def offer(self, known: Iterable[Theme], verdicts: Iterable[QuotationState]) -> None:
        """The themes of the département, with those that every one begins with; and what may be decided."""
        names = list(dict.fromkeys((*(theme.name for theme in known), *THEMES)))
        self.themes.choices = [SelectChoice(name, name) for name in names]
        self.state.choices = of_codes(VERDICT, verdicts)

    def verdict(self) -> Verdict:
        """What was decided."""
        more = [typed(self.theme)] if typed(self.theme) else []
        state = QuotationState(self.state.data)
        return Verdict(state, typed(self.passage), (*(self.themes.data or ()), *more), bool(self.confirmed.data))


class ProposalForm(CreatingForm):
    """A passage of a review, with the word of who said it."""

    review = RadioField("De qui sont ces mots\u00a0?", validators=[required("Choisissez de qui sont ces mots.")])
    passage = TextAreaField(
        "Le passage, mot pour mot", filters=[trimmed], validators=[required("Recopiez le passage à citer."), SHORT]
    )
    agreed = BooleanField("Cette personne a dit oui pour être citée, sans son nom")

    def offer(self, reviews: Iterable[Review], words: dict[str, str]) -> None:
        """The reviews where something was said."""
        self.review.choices = [(review.key, words[review.key]) for review in reviews]
