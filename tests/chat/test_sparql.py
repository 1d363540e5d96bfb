"""`/sparql` on Telegram: for those who may, bounded, and nobody else waits for it."""

import pytest

from bot.chat.settings import Allowed, ChatSettings
from bot.config import SettingsError
from bot.store.limits import Limits
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, User

LIMITS = Limits(seconds=3, rows=200)
COUNTRIES = (
    "SELECT ?code ?name { ?x a soraq:Country ; skos:prefLabel ?name . "
    "FILTER(LANG(?name) = 'en') BIND(1 AS ?code) } ORDER BY ?name LIMIT 3"
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>)* ?o . ?o (!<x:x>)* ?z . ?z (!<x:x>)* ?k }"


async def say(api: BotApi, user: User, text: str) -> str:
    return (await api.reply(user, after=await user.send(text), timeout=40)).text


async def test_an_expert_gets_tables_and_files(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with starting(administrators=frozenset({user.id}), limits=LIMITS) as bot:
        version = bot.desk.assistant.version
        reply = await api.reply(user, after=await user.send(f"/sparql {COUNTRIES}"), timeout=40)
        lines = reply.text.splitlines()
        assert lines[0] == "code  name"
        assert len(lines) == 6
        assert "3 rows" in lines[-1]
        assert f"data {version}" in lines[-1]
        assert [entity["type"] for entity in reply.entities] == ["pre"]

        reply = await api.reply(
            user, after=await user.send("/sparql\nSELECT * { ?s ?p ?o }"), timeout=40
        )
        assert reply.file is not None
        assert reply.file.name == f"soraq-sparql-{version}.csv"
        assert reply.file.data.count(b"\r\n") >= 201
        assert "only the first 200" in reply.text

        assert (await say(api, user, "/sparql ASK { ?x a soraq:Country }")).startswith("Yes")
        assert "Nothing was found" in await say(api, user, "/sparql SELECT * { <x:y> ?p ?o }")
        said = await say(api, user, "/sparql CONSTRUCT { ?x a ?c } WHERE "
                         "{ ?x a ?c . FILTER(?c = soraq:Programme) }")  # fmt: skip
        assert "soraq:Programme" in said
        assert "for example" in await say(api, user, "/sparql")
        assert "/sparql – a query" in await say(api, user, "/help")


@pytest.mark.parametrize(
    ("language", "query", "holds"),
    [
        ("en", "DROP ALL", "can only be read"),
        ("az", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE işlədilə"),
        ("ru", "SELECT * FROM <x:y> { ?s ?p ?o }", "FROM нельзя"),
        ("en", "SELECT * { ?s <p> & }", "cannot be run: line 1, column "),
        ("ru", "agreements", "Запрос начинается"),
        ("en", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", "megabytes of memory"),
    ],
)
async def test_what_cannot_be_run_is_one_sentence(
    api: BotApi, starting: Starting, language: str, query: str, holds: str
) -> None:
    user = api.user("Emma", language)
    limits = Limits(seconds=20, megabytes=100)
    async with starting(administrators=frozenset({user.id}), limits=limits):
        assert holds in await say(api, user, f"/sparql {query}")


async def test_others_are_answered_while_a_bad_one_runs(api: BotApi, starting: Starting) -> None:
    expert, user = api.user("Emma", "en"), api.user("Ann", "en")
    async with starting(administrators=frozenset({expert.id}), limits=LIMITS) as bot:
        await say(api, expert, "/sparql ASK { }")
        asked = await expert.send(f"/sparql {ENDLESS}")
        for _ in range(5):
            assert "4 projects" in await say(api, user, "projects")
        assert bot.desk.shelf.edition.raw.number is not None
        assert expert.chat.sent()[-1].id < asked.id  # it still runs
        said = (await api.reply(expert, after=asked, timeout=40)).text
        assert "longer than 3 seconds and was stopped" in said
        assert bot.desk.shelf.edition.raw.number is None


@pytest.mark.parametrize("allowed", Allowed)
async def test_who_may(api: BotApi, starting: Starting, allowed: Allowed) -> None:
    admin, user = api.user("Emma", "en"), api.user("Ann", "en")
    refused = "no such command"
    async with starting(administrators=frozenset({admin.id}), sparql=allowed) as bot:
        await bot.menu
        menus = {scope: {c["command"] for c in found} for scope, found in api.commands.items()}
        general = next(found for scope, found in menus.items() if str(admin.id) not in str(scope))
        own = next(found for scope, found in menus.items() if str(admin.id) in str(scope))
        assert ("sparql" in general) is (allowed is Allowed.EVERYBODY)
        assert ("sparql" in own) is (allowed is not Allowed.NOBODY)
        assert {"status", "reload"} <= own
        assert not {"status", "reload"} & general
        said = [await say(api, who, "/sparql ASK { }") for who in (admin, user)]
    assert [refused in text for text in said] == {
        Allowed.NOBODY: [True, True],
        Allowed.ADMINISTRATORS: [False, True],
        Allowed.EVERYBODY: [False, False],
    }[allowed]


def test_settings() -> None:
    usual = ChatSettings.read({})
    assert (usual.sparql, usual.limits) == (Allowed.ADMINISTRATORS, Limits())
    read = ChatSettings.read(
        {
            "SORAQ_SPARQL": "Everybody",
            "SORAQ_SPARQL_SECONDS": "2",
            "SORAQ_SPARQL_ROWS": "7",
            "SORAQ_SPARQL_MEGABYTES": "64",
            "SORAQ_SPARQL_CHARACTERS": "100",
            "SORAQ_PROCESSES": "3",
            "SORAQ_ANSWER_SECONDS": "4",
            "SORAQ_ANSWER_MEGABYTES": "900",
            "SORAQ_WATCH_SECONDS": "0",
        }
    )
    assert read.limits == Limits(2, 7, 64, 100)
    assert (read.sparql, read.processes) == (Allowed.EVERYBODY, 3)
    assert (read.answer_seconds, read.answer_megabytes) == (4, 900)
    assert read.watch_seconds == 0
    for name, value in (
        ("SORAQ_SPARQL", "all"),
        ("SORAQ_SPARQL_ROWS", "0"),
        ("SORAQ_SPARQL_SECONDS", "soon"),
        ("SORAQ_PROCESSES", "0"),
    ):
        with pytest.raises(SettingsError, match=name):
            ChatSettings.read({name: value})
