"""What a file taken over is made of: kinds of sheets, meanings of columns, how its letters are written."""

from enum import StrEnum


class Kind(StrEnum):
    """What a sheet is a list of."""

    CASES = "cases"
    ANSWERS = "answers"
    COORDINATORS = "coordinators"
    TIME = "time"


class Column(StrEnum):
    """What a column can be."""

    NUMBER = "number"
    REFERRED = "referred"
    TERRITORY = "territory"
    FIELD = "field"
    ORIGIN = "origin"
    INSTITUTION = "institution"
    FAMILY = "family"
    CHILDREN = "children"
    COORDINATOR = "coordinator"
    ASSIGNED = "assigned"
    HELD = "held"
    STATE = "state"
    REASON = "reason"
    REVIEWED = "reviewed"
    ANSWERED = "answered"
    RESPONDENT = "respondent"
    MARK = "mark"
    WAY = "way"
    NAME = "name"
    TRAINED = "trained"
    STATUS = "status"
    MISSION = "mission"
    WORKER = "worker"
    ROLE = "role"
    DAY = "day"
    WORK = "work"
    HOURS = "hours"
    MINUTES = "minutes"


class Topic(StrEnum):
    """What a word of a cell is looked up among: codes of the product, or names of the département."""

    FIELD = "field"
    ORIGIN = "origin"
    STATE = "state"
    REASON = "reason"
    RESPONDENT = "respondent"
    WAY = "way"
    STATUS = "status"
    ROLE = "role"
    WORK = "work"
    TERRITORY = "territory"
    INSTITUTION = "institution"
    COORDINATOR = "coordinator"
    WORKER = "worker"


class Encoding(StrEnum):
    """How the letters of a text file are written."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    WINDOWS = "windows-1252"


class Separator(StrEnum):
    """What stands between two cells of a text file; the first that serves as well as another is taken."""

    SEMICOLON = ";"
    TAB = "\t"
    COMMA = ","
    BAR = "|"
