"""Examples of questionnaires: given in a case, and taken back while they have not served."""

from conference.casework import questionnaires
from conference.domain.questionnaires import Asked, Respondent
from tests.casework.acting import Scene
from tests.casework.example import Example, on

ONE = {Respondent.PERSON: 1}


def _given(s: Scene) -> object:
    return questionnaires.give(s.session, s.who, s.case, Asked.END, ONE)


VOICES: dict[str, Example] = {
    "questionnaires.give": Example("follow-up", on(questionnaires.give, Asked.END, ONE)),
    "questionnaires.take_back": Example("follow-up", on(questionnaires.take_back, Asked.END), _given),
}
