"""What commands are given: days, periods, fields."""

from datetime import date

import click

from conference.domain.referral import Field
from conference.evaluation.period import BadPeriod, Period
from conference.words.evaluation import BAD_DATE, BAD_PERIOD, FIELD_UNKNOWN


class Day(click.ParamType[date]):
    """A civil date, as in ``2020-11-30``."""

    name = "AAAA-MM-JJ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or an error of use that says how to write one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(BAD_DATE.format(value=value), param, ctx)


class FieldCode(click.ParamType[Field]):
    """The code of a field of social work, such as ``childhood``."""

    name = "CHAMP"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Field:
        """The field, or an error of use that lists the codes."""
        try:
            return Field(str(value))
        except ValueError:
            self.fail(FIELD_UNKNOWN.format(value=value, codes=", ".join(Field)), param, ctx)


def period(first: date, last: date, zone: str) -> Period:
    """The period between two days, or an error of use when it ends before it begins."""
    try:
        return Period(first, last, zone)
    except BadPeriod as bad:
        raise click.BadParameter(BAD_PERIOD, param_hint="--to") from bad
