"""Writing down who did what: no row, no act."""

from conference.audit.chain import write
from conference.domain.acts import Act

__all__ = ["Act", "write"]
