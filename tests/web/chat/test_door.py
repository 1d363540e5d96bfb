"""Under an allow-list: who gets in, how, and for how long; whatever the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.dialogue.sessions import MOST, SIGNED_IN, Sessions, web_file
from bot.web.chat.start_data import LASTS, StartDataError, read_start_data
from tests.web.chat.conftest import GUEST, TOKEN, Visitor, link, start_data

Visiting = Callable[..., Visitor]
OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}


# --- the door ---


@pytest.mark.parametrize(
    "path", ["/", "/?q=bodies", "/id/agreement-eu-readmission", "/sparql?query=ASK%7B%7D",
             "/answers/x/csv", "/nothing-here"],
)  # fmt: skip
def test_nothing_is_served_without_a_login(closed: str, visiting: Visiting, path: str) -> None:
    stranger = visiting(closed, Accept="text/html")
    page = stranger.open(path, **{"Accept-Language": "en"})
    assert stranger.page.status_code == 403
    assert "for invited people" in page
    assert "agreement" not in stranger.text.lower()
    said = stranger.client.get(path, headers={"Accept": "text/turtle, */*;q=0.1"})
    assert said.status_code == 403
    assert "html" not in said.headers["content-type"]
    assert len(said.text) < 600
    assert stranger.client.post("/", data={"q": "bodies"}).status_code == 403
    assert stranger.client.get("/health").status_code == 200


def test_a_link_signs_in_once(closed: str, state: Path, visiting: Visiting) -> None:
    word = link(state)
    guest, other = visiting(closed), visiting(closed)
    for _ in range(3):  # programs that look at links for people do not use it up
        assert 'name="key"' in other.open(f"/login?key={word}&lang=en")
    got = guest.client.post("/login", data={"key": word}, headers=OUR_PAGE)
    assert (got.status_code, got.headers["location"]) == (303, "/")
    guest.open("/?lang=en")
    guest.ask("readmission agreements 2014")
    assert "5 agreements" in guest.text
    assert guest.client.get("/id/agreement-eu-readmission").status_code in (200, 303)
    again = other.client.post("/login", data={"key": word}, headers=OUR_PAGE)
    assert again.status_code == 403
    assert "used already" in again.text
    assert other.client.get("/").status_code == 403


def test_signing_out_ends_it(closed: str, state: Path, visiting: Visiting) -> None:
    guest = visiting(closed)
    guest.client.post("/login", data={"key": link(state)}, headers=OUR_PAGE)
    guest.open("/?lang=en")
    assert "Sign out" in guest.text
    before = dict(guest.client.cookies)
    assert guest.client.post("/logout", data=guest.hidden).status_code == 303
    assert guest.client.get("/").status_code == 403
    guest.client.cookies.update(before)
    assert guest.client.get("/").status_code == 403


def test_who_is_invited_no_longer_is_out(closed: str, state: Path, visiting: Visiting) -> None:
    guest = visiting(closed)
    got = guest.client.post("/login", data={"key": link(state, 13)}, headers=OUR_PAGE)
    assert got.status_code == 403
    sessions = Sessions(web_file(state))
    sessions.open("w" * 43, 13)
    sessions.close()
    guest.client.cookies.set("soraq", "w" * 43)
    assert guest.client.get("/").status_code == 403


def test_the_cookie_from_before_signs_nobody_in(
    closed: str, state: Path, visiting: Visiting
) -> None:
    guest = visiting(closed)
    guest.client.cookies.set("soraq", "f" * 43)
    guest.client.post("/login", data={"key": link(state)}, headers=OUR_PAGE)
    other = visiting(closed)
    other.client.cookies.set("soraq", "f" * 43)
    assert other.client.get("/").status_code == 403


# --- Telegram's start data ---


def test_start_data_signs_in(closed: str, visiting: Visiting) -> None:
    guest = visiting(closed)
    got = guest.client.post("/login/telegram", data={"data": start_data()}, headers=OUR_PAGE)
    assert got.json() == {"signed_in": True}
    assert guest.client.cookies["lang"] == "ru"
    assert guest.client.get("/").status_code == 200


@pytest.mark.parametrize(
    "data",
    [start_data(user=13), start_data(token="1:B"), start_data(age=LASTS + 9), "", "hash=1", "x"],
)
def test_other_start_data_does_not(closed: str, visiting: Visiting, data: str) -> None:
    stranger = visiting(closed)
    got = stranger.client.post("/login/telegram", data={"data": data}, headers=OUR_PAGE)
    assert got.status_code == 403
    assert "set-cookie" not in got.headers


def test_start_data_is_read_as_documented() -> None:
    now = time.time()
    read = read_start_data(start_data(signature="x", start_param=""), TOKEN, now)
    assert (read.user, read.language) == (GUEST, "ru")
    good = start_data()
    for bad in (
        good.replace(str(GUEST), "4243"),
        good + "&auth_date=1",
        good + "&more=1",
        good.replace("hash=", "hash=0"),
        start_data(age=-3600),
        start_data(user=True),
        "a" * 10_000,
        "%ff=1&hash=2",
    ):
        with pytest.raises(StartDataError):
            read_start_data(bad, TOKEN, now)


# --- sessions ---


def test_a_sign_in_ends_a_week_after_its_last_use() -> None:
    now = [1_000_000.0]
    sessions = Sessions(":memory:", clock=lambda: now[0])
    sessions.open("a" * 43, GUEST)
    for _ in range(3):
        now[0] += SIGNED_IN - 1
        found = sessions.find("a" * 43)
        assert found
        assert found.user == GUEST
    now[0] += SIGNED_IN
    assert sessions.find("a" * 43) is None


def test_sessions_are_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 20_000
    monkeypatch.setattr("bot.dialogue.sessions.MOST", 3)
    sessions = Sessions(":memory:", clock=iter(range(1000, 9999)).__next__)
    sessions.open("guest", GUEST)
    for number in range(5):
        sessions.open(str(number))
    assert sessions.find("guest")
    assert [number for number in range(5) if sessions.find(str(number))] == [3, 4]
