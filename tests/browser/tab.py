"""A tab that looks at every page it opens: nothing out of reach, nothing overflowing, nothing from elsewhere."""

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

from conference.domain.names import fold

SHOTS = os.environ.get("SCREENSHOTS", "")
AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
# Styles need not be fetched a second time: no rule that is on by default looks at them from outside the page.
RUN = f"""async () => {{
  {AXE}
  return (await axe.run(document, {{resultTypes: ['violations'], preload: false}})).violations;
}}"""
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
WIDE, PHONE = 1400, 390
# Pages that say what is wrong with what was sent; anything else above 399 is a fault.
EXPECTED = {409, 422}


class Tab:
    """One page of one person's browser. Whatever leads to a new page also checks it."""

    def __init__(self, page: Page, origin: str, who: str = "nobody", *, scripts: bool = True) -> None:
        self.page, self.origin, self.who, self.scripts = page, origin, who, scripts
        self.faults: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        answered = message.text.startswith("Failed to load resource")
        if message.type in {"error", "warning"} and not answered:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.faults.append(f"left for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in EXPECTED:
            self.faults.append(f"{response.status} at {response.url}")

    def open(self, path: str) -> "Tab":
        """Go to an address of the site, and check."""
        self.page.goto(path if path.startswith("http") else self.origin + path)
        return self.check()

    def press(self, name: str, within: Locator | None = None) -> "Tab":
        """Click the button of that name, and check where it leads."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("button", name=name, exact=True).click()
        return self.check()

    def follow(self, name: str, within: Locator | None = None) -> "Tab":
        """Click the first link of that name, and check where it leads."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("link", name=name).first.click()
        return self.check()

    def type(self, **fields: str) -> "Tab":
        """Fill fields by their names; a radio or a box is ticked by its value, a list chosen by its words."""
        for name, value in fields.items():
            self._fill(name, value)
        return self

    def choose(self, label: str) -> "Tab":
        """Tick the box, or the one of several answers, that begins with these words."""
        self.page.get_by_label(label).check()
        return self

    def _fill(self, name: str, value: str) -> None:
        field = self.page.locator(f'[name="{name}"]:not([type=hidden])').first
        kind: str = field.evaluate("field => field.type")
        if kind in {"radio", "checkbox"}:
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            field.select_option(label=value)
        else:
            field.fill(value)

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    @property
    def path(self) -> str:
        """Where it stands, without the site."""
        return self.page.url.removeprefix(self.origin)

    def check(self) -> "Tab":
        """Everything that holds of every page."""
        found = self.wrong()
        assert not found, "\n".join(found)
        return self

    def wrong(self) -> list[str]:
        """What does not hold of this page, with its address."""
        scrolled, shown = self.page.evaluate(WIDTHS)
        self._keep_a_picture(shown)
        wide = [f"overflows: {scrolled} > {shown}"] if scrolled > shown else []
        found, self.faults = [*self.faults, *wide, *self._axe()], []
        return [f"{self.path} {self.page.viewport_size}: {fault}" for fault in found]

    def _keep_a_picture(self, width: int) -> None:
        """What the page looks like, in the folder that ``SCREENSHOTS`` names; the last of each title and width."""
        if SHOTS:
            title = fold(self.page.title().partition(" · ")[0]).replace(" ", "-")
            self.page.screenshot(path=f"{SHOTS}/{self.who}-{title}-{width}.png", full_page=True)

    def _axe(self) -> list[str]:
        if not self.scripts:
            return []
        return [_told(violation) for violation in self.page.evaluate(RUN)]


def _told(violation: dict[str, Any]) -> str:
    places = "; ".join(f"{node['html'][:200]} {node['failureSummary']}" for node in violation["nodes"][:3])
    return f"axe {violation['id']}: {violation['help']} {places}"
