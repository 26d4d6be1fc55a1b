"""What a département asks beside the core: two questions at most, each on its scale."""

from wtforms import RadioField, StringField

from conference.domain.questionnaires import MOST_OWN, OWN_SCALES, Own, Scale
from conference.web.forms.base import Form, line, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.words.questionnaires import SCALE


class OwnForm(Form):
    """A line and a scale for each question; an empty line asks nothing."""

    def asked(self) -> tuple[Own, ...]:
        """The questions that were typed."""
        lines = ((typed(self[f"words_{n}"]), self[f"scale_{n}"].data) for n in range(MOST_OWN))
        return tuple(Own(words, scale) for words, scale in lines if words)


for _n in range(MOST_OWN):
    _words = StringField(f"Question {_n + 1}", filters=[trimmed], validators=[line()])
    _scale = RadioField(
        f"Réponses à la question {_n + 1}", choices=of_codes(SCALE, OWN_SCALES), coerce=Scale, default=Scale.AGREE
    )
    setattr(OwnForm, f"words_{_n}", _words)
    setattr(OwnForm, f"scale_{_n}", _scale)
