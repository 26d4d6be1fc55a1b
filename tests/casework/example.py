"""One act on a case: how it is called, by whom, and where it would be let through."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.casework.acting import Scene


@dataclass(frozen=True)
class Example:
    """One act, and where it is let through once ``before`` was done; in no case like this one, if ``at`` is empty."""

    at: str
    call: Callable[[Scene], object]
    before: Callable[[Scene], object] | None = None


def on(act: Callable[..., object], *given: object, **more: object) -> Callable[[Scene], object]:
    """The coordinator does this; what is callable is asked of the scene."""
    return lambda s: act(s.session, s.who, s.case, *_of(s, given), **more)


def by_body(act: Callable[..., object], *given: object) -> Callable[[Scene], object]:
    """The designating body does."""
    return lambda s: act(s.session, s.body, s.case, *_of(s, given))


def by_referrer(act: Callable[..., object], *given: object) -> Callable[[Scene], object]:
    """The referrer does."""
    return lambda s: act(s.session, s.referrer, s.case, *_of(s, given))


def _of(scene: Scene, given: tuple[object, ...]) -> list[object]:
    return [one(scene) if callable(one) else one for one in given]
