"""The chat page without script: what is asked, pressed, followed and taken away."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.config import Settings
from bot.web.chat.cookies import form_token
from tests.web.chat.conftest import Visitor
from tests.web.conftest import FAST, served

Visiting = Callable[..., Visitor]


def test_first_page_says_what_can_be_asked(visitor: Visitor) -> None:
    page = visitor.open()
    assert "readmission agreements 2014" in visitor.buttons()
    assert len(page.encode()) < 20_000
    answer = visitor.press("readmission agreements 2014")
    assert '<h2 class="asked">readmission agreements 2014</h2>' in answer
    assert "<b>5 agreements</b>" in answer


@pytest.mark.parametrize(
    ("question", "following", "said"),
    [
        ("readmissiya sazişləri 2014", "bəs Norveçlə?", "Norveç"),
        ("readmission agreements 2014", "and with Norway?", "Kingdom of Norway"),
        ("соглашения о реадмиссии 2014", "а с Норвегией?", "Норвеги"),
    ],
)
def test_questions_follow_each_other(
    visitor: Visitor, question: str, following: str, said: str
) -> None:
    visitor.ask(question)
    visitor.ask(following)
    assert said in visitor.text
    assert 'class="facts"' in visitor.page.text


def test_who_comes_back_finds_the_last_answer_and_goes_on(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    visitor.open()
    assert "5 agreements" in visitor.text
    visitor.ask("and with Norway?")
    assert "Kingdom of Norway" in visitor.text


def test_a_form_that_is_sent_twice_is_answered_the_same(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    fields = {**visitor.hidden, "q": "and with Norway?"}
    once = visitor.client.post("/", data=fields).text
    twice = visitor.client.post("/", data=fields).text
    assert "as before: agreements" in once
    assert "as before: agreements" in twice


def test_conversations_do_not_mix(visitor: Visitor, visiting: Visiting) -> None:
    visitor.ask("readmission agreements 2014")
    other = visiting()
    other.open("/?lang=en")
    other.ask("and with Norway?")
    assert "as before" not in other.text


def test_new_conversation_forgets(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    said = visitor.client.post("/new", data=visitor.hidden)
    assert said.status_code == 303
    visitor.open()
    assert "5 agreements" not in visitor.text
    visitor.ask("readmission agreements 2014")
    visitor.ask("/new")
    assert "what was asked before is forgotten" in visitor.text
    visitor.ask("and with Norway?")
    assert "as before" not in visitor.text


def test_a_thing_of_a_list_opens(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    visitor.press("Norway Readmission Agreement")
    assert '<h2 class="asked">Norway Readmission Agreement</h2>' in visitor.page.text
    assert "Kingdom of Norway" in visitor.text
    address = "/id/agreement-norway-readmission"
    assert f'href="{address}">Own page' in visitor.page.text
    assert visitor.client.get(address, headers={"Accept": "text/html"}).is_success
    visitor.press("Government of Norway")
    assert "<h3>" in visitor.page.text


def test_pages_turn(visitor: Visitor) -> None:
    visitor.ask("bodies")
    assert ">10.</span>" in visitor.page.text
    assert ">11.</span>" not in visitor.page.text
    visitor.press("more ›")
    assert '<h2 class="asked">bodies</h2>' in visitor.page.text
    assert ">11.</span>" in visitor.page.text
    visitor.press("‹ back")
    assert ">1.</span>" in visitor.page.text


def test_pieces_are_left_out_and_added(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    visitor.press("✕ readmission")
    assert "9 agreements" in visitor.text
    visitor.press("Narrow")
    narrower = next(text for text in visitor.buttons() if text.startswith("+ "))
    left = int(narrower.rpartition("(")[2].rstrip(")"))
    visitor.press(narrower)
    assert f"{left} agreements" in visitor.text
    assert 0 < left < 9


def test_where_several_are_meant_one_chooses(visitor: Visitor) -> None:
    visitor.ask("layihə")
    assert visitor.page.text.count('class="acts choices"') == 1
    assert not visitor.files()
    chosen = next(text for text in visitor.buttons() if text.startswith("layihələr"))
    visitor.press(chosen)
    assert 'class="things"' in visitor.page.text


def test_source_and_query_are_shown(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    asked = visitor.page
    visitor.press("Source")
    assert "<blockquote>" in visitor.page.text
    visitor.page = asked
    visitor.press("Query")
    assert "SELECT" in visitor.text


def test_answers_are_taken_away(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    got = {path.rpartition("/")[2]: visitor.client.get(path) for path in visitor.files()}
    assert set(got) == {"docx", "pdf", "turtle", "xlsx", "csv", "jsonld", "rq"}
    rows = list(csv.reader(io.StringIO(got["csv"].content.decode("utf-8-sig"))))
    assert len(rows) == 6
    for response in got.values():
        assert response.status_code == 200
        assert "attachment" in response.headers["content-disposition"]
    assert visitor.client.get("/answers/nothing-here/csv").status_code == 404
    assert visitor.client.get(visitor.files()[0] + "x").status_code == 404


def test_answers_are_drawn(visitor: Visitor) -> None:
    visitor.ask("readmission agreements 2014")
    page = visitor.press("Timeline")
    assert 'media="(prefers-color-scheme: dark)"' in page
    alternative = page.partition('alt="')[2].partition('"')[0]
    assert "28 February 2014" in alternative
    address = page.partition('<img src="')[2].partition('"')[0]
    drawn = visitor.client.get(address)
    assert drawn.headers["content-type"] == "image/png"
    assert drawn.content.startswith(b"\x89PNG")
    assert visitor.client.get(address.replace("light", "pink")).status_code == 404


def test_links_open_questions_and_answers(visitor: Visitor, visiting: Visiting) -> None:
    visitor.ask("readmission agreements 2014")
    link = visitor.page.text.partition('href="/?a=')[2].partition('"')[0]
    for address in (f"/?a={link}", "/?q=readmission%20agreements%202014"):
        other = visiting()
        other.open(address, **{"Accept-Language": "en"})
        assert "5 agreements" in other.text
        other.ask("and with Norway?")
        assert "as before: agreements" in other.text
    assert visitor.client.get("/?a=nothing").status_code == 404


def test_a_link_asks_nothing_before_it_is_followed(visitor: Visitor) -> None:
    got = visitor.client.get("/?q=bodies", headers={"Sec-Purpose": "prefetch"})
    assert got.status_code == 503


def test_what_is_typed_is_never_markup(visitor: Visitor) -> None:
    for words in ('<script>alert("1")</script>', '"><img src=x onerror=alert(1)>'):
        visitor.ask(words)
        assert words not in visitor.page.text
        assert "&lt;" in visitor.page.text


def test_a_text_that_is_too_long_stays_in_the_line(visitor: Visitor) -> None:
    words = "agreements " * 200
    visitor.ask(words)
    assert f'value="{words.strip()}"' in visitor.page.text
    assert "too long" in visitor.text.lower() or "characters" in visitor.text


def test_an_old_button_says_so(visitor: Visitor) -> None:
    for carried in ("p:gone:1", "nonsense", "x:", "p:::", "s:" + "a" * 5000):
        got = visitor.client.post("/", data={**visitor.hidden, "press": carried})
        assert got.status_code == 404
        assert "This button is too old" in got.text


def test_script_is_given_the_turn_alone(visitor: Visitor) -> None:
    headers = {"X-Soraq": "turn"}
    sent = {**visitor.hidden, "q": "readmission agreements 2014"}
    got = visitor.client.post("/", data=sent, headers=headers)
    assert got.headers["x-soraq"] == "turn"
    assert got.text.strip().startswith("<article")
    assert int(got.headers["x-soraq-number"]) > int(sent["number"])


# --- who may send a form ---


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_forms_of_others_are_refused(
    visitor: Visitor, headers: dict[str, str], status: int
) -> None:
    got = visitor.client.post("/", data={"q": "bodies", "token": "x"}, headers=headers)
    assert got.status_code == status


def test_the_token_is_that_of_the_cookie(visitor: Visitor) -> None:
    word = visitor.client.cookies["soraq"]
    assert visitor.hidden["token"] == form_token(word)
    assert visitor.client.post("/", data={"q": "bodies", "token": form_token(word)}).is_success


def test_the_cookie_is_for_us_alone(visiting: Visiting) -> None:
    other = visiting()
    other.open()
    plain = other.page.headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    other.open(**{"X-Forwarded-Proto": "https"})
    secure = other.page.headers["set-cookie"]
    assert secure.startswith("__Host-soraq=")
    assert "Secure" in secure
    other.open(**{"X-Forwarded-Proto": "https", "Sec-Fetch-Dest": "iframe"})
    assert "SameSite=None; Partitioned" in other.page.headers["set-cookie"]


# --- limits and faults ---


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[str]:
    """A server that takes two questions a minute, and keeps its conversations in a file."""
    yield from served(Settings(), replace(FAST, questions_per_minute=2, state=tmp_path))


def test_too_many_questions_and_a_restart(hasty: str, visiting: Visiting, tmp_path: Path) -> None:
    visitor = visiting(hasty)
    visitor.open("/?lang=en")
    visitor.ask("readmission agreements 2014")
    visitor.ask("and with Norway?")
    visitor.ask("and with Russia?")
    assert visitor.page.status_code == 429
    assert "Please wait a minute" in visitor.text
    assert 'value="and with Russia?"' in visitor.page.text
    for again in served(Settings(), replace(FAST, state=tmp_path)):
        returned = visiting(again)
        returned.client.cookies = visitor.client.cookies
        returned.open()
        assert "Kingdom of Norway" in returned.text
        returned.ask("and with Russia?")
        assert "as before" in returned.text


def test_many_ask_at_once(server: str) -> None:
    said: list[str] = []

    def ask(question: str) -> None:
        with httpx.Client(base_url=server, timeout=60) as client:
            page = client.post("/?lang=en", data={"q": question})
            said.append(page.text)

    questions = ["readmission agreements 2014", "bodies", "countries", "projects"] * 4
    threads = [threading.Thread(target=ask, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(said) == len(questions)
    assert all('class="things"' in text for text in said)
