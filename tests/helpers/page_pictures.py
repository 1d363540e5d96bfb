"""Pictures of the chat page in a browser, for README.md and docs/web.md.

    python -m tests.helpers.page_pictures          # writes docs/pictures/web-*.png
    python -m tests.helpers.page_pictures phone    # only those of that name
    python -m tests.helpers.page_pictures ./looks  # every page, language, device and ground there

A real server answers; Debian's Chromium (`fonts-noto-color-emoji` for the signs) shows it.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, expect, sync_playwright

from bot.config import Settings
from tests.helpers.browser import CHROMIUM, FLAGS
from tests.helpers.png import smaller
from tests.helpers.project import ROOT
from tests.web.conftest import served

FOLDER = ROOT / "docs" / "pictures"
TODAY = date(2015, 3, 10)
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 780},
    "device_scale_factor": 1.5,
    "is_mobile": True,
    "has_touch": True,
}
DESK: dict[str, Any] = {"viewport": {"width": 1080, "height": 760}}
QUESTIONS = {
    "az": ("readmissiya sazişləri 2014", "bəs Norveçlə?", "layihə", "salam dünya"),
    "en": ("readmission agreements 2014", "and with Norway?", "draft?", "who is the president?"),
    "ru": ("соглашения о реадмиссии 2014", "а с Норвегией?", "проект", "кто президент?"),
}


class Shot(NamedTuple):
    """A picture: how the page is opened, what is asked, the button that is pressed then."""

    name: str
    language: str
    how: dict[str, Any]
    scheme: str
    asked: tuple[str, ...] = ()
    pressed: str = ""
    whole: bool = False


SHOTS = (
    Shot("phone-az", "az", PHONE, "light", QUESTIONS["az"][:1]),
    Shot("phone-ru", "ru", PHONE, "dark", QUESTIONS["ru"][:2]),
    Shot("phone-en", "en", PHONE, "light"),
    Shot("desk-en", "en", DESK, "light", QUESTIONS["en"][:1]),
)


def everything() -> list[Shot]:
    """All there is to look at after a change of style."""
    shots = []
    for language, asked in QUESTIONS.items():
        for device, how in (("phone", PHONE), ("desk", DESK)):
            for scheme in ("light", "dark"):
                name = f"{language}-{device}-{scheme}"
                shots += [
                    Shot(f"{name}-0", language, how, scheme, whole=True),
                    Shot(f"{name}-1", language, how, scheme, asked, whole=True),
                ]
    return shots


def photograph(browser: Browser, base: str, shot: Shot, folder: Path) -> Path:
    """Make one picture."""
    context = browser.new_context(color_scheme=shot.scheme, **shot.how)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{base}/?lang={shot.language}")
    for number, asked in enumerate(shot.asked, start=1):
        page.locator("#question").fill(asked)
        page.locator("#question").press("Enter")
        expect(page.locator("#log article")).to_have_count(number)
        page.wait_for_timeout(700)  # it scrolls smoothly
    if shot.pressed:
        page.get_by_role("button", name=shot.pressed).last.click()
        page.wait_for_timeout(700)
    page.locator("#question").evaluate("line => line.blur()")
    file = folder / f"{shot.name}.png"
    taken = page.screenshot(full_page=shot.whole)
    file.write_bytes(taken if shot.whole else smaller(taken))
    context.close()
    return file


def main(wanted: list[str]) -> None:
    """Make the pictures that are wanted."""
    elsewhere = [Path(one) for one in wanted if "/" in one]
    folder = elsewhere[0] if elsewhere else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    shots = everything() if elsewhere else [s._replace(name=f"web-{s.name}") for s in SHOTS]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for base in served(Settings(today=TODAY)):
            for shot in shots:
                if elsewhere or not wanted or any(one in shot.name for one in wanted):
                    file = photograph(browser, base, shot, folder)
                    sys.stdout.write(f"{file} {file.stat().st_size:,} bytes\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
