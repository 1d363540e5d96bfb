"""What every page has in common: headers, limits, languages, errors."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from bot.model import Language
from bot.web.headers import TELEGRAM
from bot.web.limits import Rates
from tests.helpers.command import PLAIN, SORAQ, soraq

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_health_says_which_data_is_served(client: httpx.Client) -> None:
    said = client.get("/health").json()
    assert said["status"] == "ok"
    assert re.fullmatch("[0-9a-f]{12}", said["version"])


@pytest.mark.parametrize("path", ["/", "/health", "/no-such-page"])
def test_every_response_keeps_to_itself(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"].split() == list(TELEGRAM)
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "language"),
    [
        ("", "", "", "az"),
        ("", "", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "", "de,en;q=0.5,ru;q=0.4", "en"),
        ("", "", "ru;q=0,en;q=0.1", "en"),
        ("", "ru", "en", "ru"),
        ("?lang=en", "ru", "ru", "en"),
        ("?lang=xx", "", "en", "en"),
    ],
)
def test_language_is_asked_for_chosen_or_the_browsers(
    client: httpx.Client, query: str, cookie: str, accepted: str, language: str
) -> None:
    headers = {"Accept-Language": accepted, "Cookie": f"lang={cookie}"}
    page = client.get(f"/{query}", headers=headers)
    assert f'<html lang="{language}">' in page.text
    assert page.headers["content-language"] == language
    assert "Accept-Language" in page.headers["vary"]


def test_language_asked_for_is_kept(server: str) -> None:
    with httpx.Client(base_url=server) as browser:
        browser.get("/?lang=ru")
        assert '<html lang="ru">' in browser.get("/").text


@pytest.mark.parametrize("language", Language)
def test_what_is_not_there_is_said_in_each_language(
    client: httpx.Client, language: Language
) -> None:
    page = client.get(f"/nothing?lang={language}", headers={"Accept": "text/html"})
    titles = {
        Language.AZ: "Bu ünvanda heç nə yoxdur",
        Language.EN: "There is nothing at this address",
        Language.RU: "По этому адресу ничего нет",
    }
    assert page.status_code == 404
    assert f"<h1>{titles[language]}</h1>" in page.text
    plain = client.get(f"/nothing?lang={language}", headers={"Accept": "*/*"})
    assert plain.headers["content-type"].startswith("text/plain")
    assert plain.text.startswith(titles[language])


def test_what_an_address_holds_is_never_markup(client: httpx.Client) -> None:
    page = client.get("/%3Cscript%3E?lang=en&x=%22%3E%3Cscript%3E", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "<script" not in page.text


def test_style_is_kept_for_ever_under_the_name_of_its_content(client: httpx.Client) -> None:
    found = re.search(r'href="(/static/[0-9a-f]{12}/style\.css)"', client.get("/").text)
    assert found
    style = client.get(found[1])
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    old = client.get("/static/000000000000/style.css")
    assert old.content == style.content
    assert old.headers["cache-control"] == "no-cache"
    assert client.get("/static/0/..%2f__init__.py").status_code == 404


def test_too_much_and_too_often_are_refused(narrow: str) -> None:
    with httpx.Client(base_url=narrow) as client:
        assert client.post("/", content=b"x" * 2001).status_code == 413
        assert client.post("/", content=iter([b"x" * 1500] * 2), headers=FORM).status_code == 413
        assert client.get("/").status_code == 200
        late = client.get("/", headers={"Accept-Language": "en", "Accept": "text/html"})
        assert late.status_code == 429
        assert int(late.headers["retry-after"]) > 0
        assert "Too many requests" in late.text
        assert late.headers["x-content-type-options"] == "nosniff"
        assert client.get("/health").status_code == 200


def test_rates_fill_again_and_keep_a_bounded_number_of_addresses() -> None:
    now = [0.0]
    rates = Rates(2, clock=lambda: now[0])
    assert [rates.take("192.0.2.1") for _ in range(3)] == [0, 0, 30]
    assert rates.take("192.0.2.2") == 0
    now[0] = 30
    assert rates.take("192.0.2.1") == 0
    assert rates.take("2001:db8::1") == rates.take("2001:db8::2") == 0
    assert rates.take("2001:db8::3") > 0
    for number in range(30_000):
        rates.take(f"10.0.{number // 250}.{number % 250}")
    assert len(rates) == 10_000


def test_answers_on_a_kept_connection_do_not_wait_for_an_acknowledgement(
    client: httpx.Client,
) -> None:
    def milliseconds() -> float:
        begun = time.perf_counter()
        client.get("/health")
        return (time.perf_counter() - begun) * 1000

    assert min(milliseconds() for _ in range(10)) < 30


def test_the_command_serves_and_stops_when_told(tmp_path: Path) -> None:
    environment = {**PLAIN, "SORAQ_STATE": str(tmp_path)}
    with subprocess.Popen(
        [*SORAQ, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr
            said = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address, said
            assert httpx.get(address[0], timeout=60).status_code == 200
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()


def test_an_address_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = soraq("serve", "--port", str(port))
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
