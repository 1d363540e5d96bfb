"""The chat page in a real browser: by mouse, keyboard and touch, with script and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.helpers.browser import CHROMIUM, FLAGS
from tests.web.chat.conftest import link, start_data

Opening = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
QUICK = 10_000
EXPECTED = re.compile("status of 4(03|13)|ERR_INTERNET_DISCONNECTED")
QUESTIONS = {
    "az": ("readmissiya sazişləri 2014", "bəs Norveçlə?", "5 saziş", "Norveç Krallığı"),
    "en": ("readmission agreements 2014", "and with Norway?", "5 agreements", "of Norway"),
    "ru": ("соглашения о реадмиссии 2014", "а с Норвегией?", "5 соглашений", "Норвегия"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opening(browser: Browser, server: str) -> Iterator[Opening]:
    """``opening(path, …)``: a page in a browser of its own; whatever it complains of fails."""
    complaints: list[str] = []
    contexts = []

    def open_page(path: str = "/?lang=en", base: str = server, **how: Any) -> Page:
        context = browser.new_context(**{"locale": "en", **how})
        contexts.append(context)
        context.set_default_timeout(QUICK)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in complaints if not EXPECTED.search(said)] == []


def ask(page: Page, words: str) -> None:
    page.locator("#question").fill(words)
    page.locator("#question").press("Enter")


def last(page: Page) -> Any:
    return page.locator("#log article").last


@pytest.mark.parametrize("language", QUESTIONS)
def test_questions_follow_each_other(opening: Opening, language: str) -> None:
    first, second, found, card = QUESTIONS[language]
    page = opening(f"/?lang={language}", **PHONE)
    assert page.locator("html").get_attribute("lang") == language
    ask(page, first)
    expect(last(page)).to_contain_text(found)
    expect(page.locator("#question")).to_have_value("")
    ask(page, second)
    expect(page.locator("#log article")).to_have_count(2)
    expect(last(page)).to_contain_text(card)
    expect(page.locator("#log article").first).to_contain_text(found)
    width = page.locator("html").evaluate("html => [html.scrollWidth, html.clientWidth]")
    assert width[0] <= width[1], "it scrolls sideways"
    page.reload()
    expect(page.locator("#log article")).to_have_count(2)


def test_buttons_page_choose_open_and_draw(opening: Opening) -> None:
    page = opening()
    ask(page, "layihə")
    page.locator(".choices button").first.click()
    expect(last(page).locator(".things li")).to_have_count(4)
    last(page).locator(".open").first.click()
    expect(last(page).locator("h3")).to_be_visible()
    expect(page.locator("#log article")).to_have_count(3)
    ask(page, "all bodies")
    expect(last(page)).to_contain_text("10.")
    page.get_by_role("button", name="more ›").click()
    expect(last(page)).to_contain_text("11.")
    expect(page.locator("#log article")).to_have_count(4)
    expect(last(page).get_by_role("heading", name="bodies")).to_be_visible()
    ask(page, "readmission agreements 2014")
    last(page).get_by_role("button", name="✕ readmission").click()
    expect(last(page)).to_contain_text("9 agreements")
    last(page).get_by_role("button", name="Timeline").click()
    picture = last(page).get_by_role("img")
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    picture.evaluate("img => img.decode()")
    assert picture.evaluate("img => img.naturalWidth") == 1080


def test_answers_are_downloaded(opening: Opening) -> None:
    page = opening()
    ask(page, "readmission agreements 2014")
    for name, ending in (("CSV", ".csv"), ("Excel", ".xlsx"), ("Turtle", ".ttl")):
        with page.expect_download() as download:
            last(page).get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(ending)
        assert Path(download.value.path()).stat().st_size > 500


def test_a_link_is_copied_and_opens_the_answer(opening: Opening) -> None:
    page = opening(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "readmission agreements 2014")
    last(page).get_by_role("link", name="Link").click()
    expect(page.get_by_role("status")).to_contain_text("copied")
    copied = page.locator("html").evaluate("() => navigator.clipboard.readText()")
    page.goto(copied)
    expect(last(page)).to_contain_text("5 agreements")
    assert page.url.endswith("/"), "a reload would ask again"


def test_without_script_it_is_the_same(opening: Opening) -> None:
    page = opening(java_script_enabled=False, **PHONE)
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("5 agreements")
    ask(page, "and with Norway?")
    expect(last(page)).to_contain_text("Kingdom of Norway")
    page.get_by_role("button", name="Government of Norway").click()
    expect(last(page).locator("h3")).to_be_visible()
    ask(page, "bodies")
    page.get_by_role("button", name="more ›").click()
    expect(last(page)).to_contain_text("11.")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#log article")).to_have_count(0)


def test_by_keyboard_alone(opening: Opening) -> None:
    page = opening()
    focused = page.locator(":focus")
    expect(focused).to_have_id("question")
    page.keyboard.type("readmission agreements 2014")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("5 agreements")
    expect(focused).to_have_id("question")
    for _ in range(40):  # backwards from the line to write in, through the answer
        page.keyboard.press("Shift+Tab")
        if focused.inner_text() == "✕ 2014":
            break
    assert focused.inner_text() == "✕ 2014"
    outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(last(page).get_by_role("button", name="✕ 2014")).to_have_count(0)
    expect(last(page).locator(".reply")).to_be_focused()
    wanted = {"Source", "Ask", "New conversation", "Skip to the content"}
    seen = set()
    for _ in range(80):  # forwards, out of the page at its end: no trap
        page.keyboard.press("Tab")
        seen.add(page.locator("html").evaluate("() => document.activeElement.textContent.trim()"))
        if wanted <= seen:
            break
    assert wanted <= seen


def test_what_a_screen_reader_is_told(opening: Opening) -> None:
    page = opening()
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("5 agreements")
    told = page.locator("body").aria_snapshot()
    for wanted in (
        "- banner:", "- main:", "- contentinfo:", "- navigation", '- log "Questions and answers"',
        '- heading "Ask the official reports" [level=1]',
        '- heading "readmission agreements 2014" [level=2]', '- textbox "Your question"',
        '- group "Leave out"', "- blockquote", '- button "EU Readmission Agreement"', "- list:",
    ):  # fmt: skip
        assert wanted in told, wanted
    nameless = r"^\s*- (?:button|link|textbox|img)(?:\s*\[[^\]]*\])*:?\s*$"
    assert re.findall(nameless, told, re.MULTILINE) == []
    assert page.locator("#log").evaluate("log => log.getAttribute('aria-busy')") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opening: Opening, scheme: str) -> None:
    page = opening(color_scheme=scheme)
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("5 agreements")
    pairs = page.locator("main").evaluate(COLOURS)
    assert len(pairs) > 10
    dim = [(text, round(ratio, 2)) for text, ratio in contrasts(pairs) if ratio < 4.5]
    assert dim == []
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert (luminance(numbers(ground)) < 0.2) is (scheme == "dark")


def test_what_can_be_touched_is_large_enough(opening: Opening) -> None:
    page = opening(**PHONE)
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("5 agreements")
    boxes = page.locator("#log button, #log a, .composer button, .composer input:visible").all()
    heights = {one.inner_text(): (one.bounding_box() or {"height": 0})["height"] for one in boxes}
    assert [text for text, height in heights.items() if height < 24] == []
    assert sum(height >= 44 for height in heights.values()) > 12


def test_when_the_server_is_away_the_question_stays(opening: Opening) -> None:
    page = opening()
    page.context.set_offline(True)
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("cannot be reached")
    expect(page.locator("#question")).to_have_value("readmission agreements 2014")
    page.context.set_offline(False)
    page.locator("#question").press("Enter")
    expect(last(page)).to_contain_text("5 agreements")


# --- for invited people ---


def test_a_text_that_is_too_long_stays_in_the_line(opening: Opening) -> None:
    page, words = opening(), "agreement " * 101
    ask(page, words)
    expect(last(page)).to_contain_text("The question is too long.")
    expect(page.locator("#question")).to_have_value(words)


def test_signing_in_and_out(opening: Opening, closed: str, state: Path) -> None:
    page = opening("/?lang=en", closed)
    expect(page.locator("main")).to_contain_text("for invited people")
    page.goto(f"{closed}/login?key={link(state)}&lang=en")
    page.get_by_role("button", name="Sign in").click()
    ask(page, "readmission agreements 2014")
    expect(last(page)).to_contain_text("5 agreements")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("main")).to_contain_text("for invited people")
    assert page.locator("html").evaluate("() => sessionStorage.length") == 0
    colours = '{"bg_color":"#17212b","text_color":"#f5f5f5","link_color":"#6ab3f3"}'
    opened = opening("about:blank", "")
    data = {"tgWebAppData": start_data(), "tgWebAppThemeParams": colours}
    opened.goto(f"{closed}/#{urlencode(data)}")
    expect(opened.locator("#question")).to_be_visible()
    assert "tgWebApp" not in opened.url
    raised = opened.locator("html").evaluate("html => html.style.getPropertyValue('--raised')")
    assert raised == "#17212b"


# --- colours ---

COLOURS = """main => [...main.querySelectorAll("p, b, i, dt, dd, button, a, h1, h2, h3, .label")]
  .filter((one) => one.textContent.trim() && one.getClientRects().length && !one.closest(".hidden"))
  .map((one) => {
    const grounds = [];
    for (let at = one; at; at = at.parentElement)
      grounds.push(getComputedStyle(at).backgroundColor);
    return [one.textContent.trim().slice(0, 30), getComputedStyle(one).color, grounds];
  })"""


def contrasts(pairs: list[Any]) -> Iterator[tuple[str, float]]:
    """The contrast of each text by WCAG 2.2, against the first ground that is not clear."""
    for text, colour, grounds in pairs:
        ground = next(g for g in grounds if not g.endswith(", 0)") and "transparent" not in g)
        light, dark = sorted((luminance(numbers(colour)), luminance(numbers(ground))), reverse=True)
        yield text, (light + 0.05) / (dark + 0.05)


def numbers(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]


def luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
