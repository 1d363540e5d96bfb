"""Every command by itself: options, formats, and one clear sentence for what goes wrong."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.assistant import Assistant, opening
from bot.assistant.opening import open_assistant
from bot.cli import conversation, main
from bot.cli.ask import FORMATS
from bot.config import Settings, StoreChoice
from bot.rendering.exports import Format
from tests.helpers.project import ROOT

HEADLINE = "readmission agreements 2014"
EXAMPLES = str(ROOT / "tests/conversations/examples.yaml")
COMMANDS = sorted(main.commands)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in ("TELEGRAM_BOT_TOKEN", "SORAQ_STORE", "SORAQ_DATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="module")
def opened_once() -> Iterator[None]:
    """One assistant for all commands that ask the same data."""

    @cache
    def of(store: StoreChoice, data: tuple[Path, ...]) -> Assistant:
        return open_assistant(Settings(store=store, data=data))

    def opened(settings: Settings) -> Assistant:
        return of(settings.store, settings.data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_assistant", opened)
        patch.setattr(conversation, "open_assistant", opened)
        yield


def run(*arguments: str | Path, given: str = "", **environment: str) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=given, env=environment)


def failed(result: Result, status: int) -> str:
    """The one sentence that a command fails with."""
    assert result.exit_code == status, result.output
    assert isinstance(result.exception, SystemExit)
    (sentence,) = [line for line in result.stderr.splitlines() if not line.startswith("Next: ")]
    assert result.stdout == ""
    assert sentence.startswith("soraq: ")
    assert sentence.endswith(".")
    return sentence


def small_data(folder: Path) -> Path:
    """A graph of somebody else's."""
    file = folder / "ships.ttl"
    file.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix : <https://example.org/> .\n"
        ':Ship a rdfs:Class ; rdfs:label "ship"@en .\n'
        ':aurora a :Ship ; rdfs:label "Aurora"@en .\n'
        ':baltika a :Ship ; rdfs:label "Baltika"@en .\n'
    )
    return file


# --- help ---


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_examples(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples:\n +(\w+=\S+ |.*\| )?soraq ?{command}", result.stdout), (
        result.stdout
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`soraq {command}" in (ROOT / "README.md").read_text()


def test_version() -> None:
    assert re.fullmatch(r"soraq \d+\.\d+\.\d+\n", run("--version").stdout)


# --- ask ---


def test_an_answer_in_words() -> None:
    result = run("ask", HEADLINE)
    assert result.exit_code == 0
    assert result.stdout.startswith("Understood: agreements · readmission · 2014\n")
    assert "5 agreements" in result.stdout
    assert re.fullmatch(r"Next: .*\.\n", result.stderr)


def test_words_need_no_quotation_marks() -> None:
    assert run("ask", *HEADLINE.split()).stdout == run("ask", HEADLINE).stdout


def test_an_answer_as_json() -> None:
    answer = json.loads(run("ask", HEADLINE, "--json").stdout)
    assert (answer["question"], answer["kind"], answer["total"]) == (HEADLINE, "list", 5)
    assert answer["rows"][0]["id"] in answer["items"]


def test_a_first_page_or_all() -> None:
    page, everything = (
        json.loads(run("ask", "events in 2014", "--json", *more).stdout) for more in ([], ["--all"])
    )
    assert len(page["rows"]) == 5 < page["total"]
    assert len(everything["rows"]) == everything["total"] == page["total"]
    assert len(run("ask", "events in 2014", "--all").stdout) > len(
        run("ask", "events in 2014").stdout
    )


@pytest.mark.parametrize("question", ["agreement with Japan?", "hello", "", "layihə", "weather"])
def test_every_kind_of_answer_is_a_success(question: str) -> None:
    result = run("ask", question)
    assert result.exit_code == 0
    assert result.stdout.strip()


def test_the_language_of_what_shows_none() -> None:
    assert json.loads(run("ask", "GRETA", "--json").stdout)["language"] == "az"
    said = run("ask", "GRETA", "--json", "--language", "ru").stdout
    assert json.loads(said)["language"] == "ru"


def test_today_is_what_last_year_is_reckoned_from() -> None:
    found = [
        json.loads(run("ask", "events last year", "--json", "--today", f"{year}-06-01").stdout)
        for year in (2015, 2020)
    ]
    assert found[0]["total"] > 0
    assert found[1]["kind"] == "none"


def test_the_formats_are_those_that_there_are() -> None:
    assert list(FORMATS) == [format.value for format in Format]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("turtle", b"@prefix"),
        ("jsonld", b"{"),
        ("csv", b"\xef\xbb\xbf"),
        ("xlsx", b"PK"),
        ("rq", b"# readmission agreements 2014\n"),
    ],
)
def test_an_answer_as_data(name: str, start: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"answer{FORMATS[name]}"
    result = run("ask", HEADLINE, "-o", file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(file) in result.stderr
    assert file.read_bytes().startswith(start)
    piped = run("ask", HEADLINE, "--format", name)
    assert piped.stdout_bytes.startswith(start)
    named_otherwise = tmp_path / "data"
    run("ask", HEADLINE, "--format", name, "-o", named_otherwise)
    assert named_otherwise.read_bytes().startswith(start)


def test_data_holds_all_that_was_found(tmp_path: Path) -> None:
    from rdflib import Graph

    total = json.loads(run("ask", "events in 2014", "--json").stdout)["total"]
    assert total > 5
    graph = Graph().parse(data=run("ask", "events in 2014", "--format", "turtle").stdout)
    members = "SELECT DISTINCT ?s { ?s a <https://w3id.org/soraq/ontology#Event> }"
    assert len(list(graph.query(members))) >= total


def test_text_and_json_in_files(tmp_path: Path) -> None:
    run("ask", HEADLINE, "-o", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text())["total"] == 5
    run("ask", HEADLINE, "-o", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == run("ask", HEADLINE).stdout
    assert run("ask", HEADLINE, "-o", "-").stdout == run("ask", HEADLINE).stdout


# --- other data ---


def test_other_data_in_place_of_ours(tmp_path: Path) -> None:
    file = small_data(tmp_path)
    for answered in (
        run("ask", "ships", "--json", "--data", file),
        run("ask", "ships", "--json", SORAQ_DATA=str(file)),
    ):
        answer = json.loads(answered.stdout)
        assert sorted(answer["items"]) == ["aurora", "baltika"]
        assert answer["rows"][0]["sources"] == []
    assert json.loads(run("ask", HEADLINE, "--json", "--data", file).stdout)["items"] == []


# --- what goes wrong ---


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ask"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["ask", "x", "--nonsense"], 2, "No such option '--nonsense'"),
        (["ask", "x", "--format", "pdf"], 2, "'pdf' is not one of 'turtle'"),
        (["ask", "x", "--json", "--format", "csv"], 2, "leave one out"),
        (["ask", "x", "-o", "answer.pdf"], 2, "names no format: add --format"),
        (["ask", "x", "--language", "de"], 2, "'de' is not one of 'az', 'en', 'ru'"),
        (["ask", "x", "--today", "2014-13-01"], 2, "is no day: write it as YYYY-MM-DD"),
        (["chat", "--today", "20140101"], 2, "is no day"),
        (["ask", "x", "--store", "disk:somewhere"], 1, "There is no store in somewhere: fill it"),
        (["ask", "x", "--store", "http://127.0.0.1:9/sparql"], 1, "127.0.0.1:9/sparql cannot be"),
        (["ask", "x", "--store", "http://me:pw@h/sparql"], 2, "SORAQ_STORE_PASSWORD"),
        (["load"], 2, "Name the store to fill: --store disk:PATH"),
        (["ask", "x", "--store", "http://a b/query"], 2, "http://a b/query is no address of an"),
        (["ask", "x", "--store", "http://a:99999/query"], 2, "is no address of an endpoint"),
        (["ask", "x", "--store", "http://a:p@b c/query"], 2, "holds a name or password"),
        (["ask", "x", "--store", "http://[a/query"], 2, "is no address of an endpoint"),
        (["bench", "--folder", "/proc/x"], 1, "--folder /proc/x cannot be used: No such file"),
        (["load", "nowhere", "--store", "disk:x"], 1, "folder nowhere. Check the path."),
        (["load", "--store", "http://127.0.0.1:9/"], 2, "set SORAQ_STORE_GRAPHS to the address"),
        (["check", "--store", "memory"], 2, "is filled at each start"),
        (["check", "--store", "disk:somewhere", "x.ttl"], 2, "exclude each other"),
        (["ask", "x", "--store", "nonsense"], 2, "There is no store 'nonsense'"),
        (["ask", "x", "--data", "nowhere"], 1, "There is no file or folder nowhere. Check"),
        (["run", "--data", "nowhere"], 1, "There is no file or folder nowhere. Check"),
        (["ask", "x", "-o", "nowhere/a.ttl"], 1, "nowhere/a.ttl cannot be written"),
        (["check", "nowhere"], 1, "There is no file or folder nowhere. Check"),
        (["evaluate"], 2, "Missing argument"),
        (["evaluate", "nowhere.yaml"], 1, "nowhere.yaml cannot be read: No such file"),
        (["evaluate", "x.yaml", "--at-least", "2"], 2, "0<=x<=1"),
        (["telegram"], 2, "There is no Telegram token: get one from @BotFather"),
    ],
)  # fmt: skip
def test_one_clear_sentence(
    arguments: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in failed(run(*arguments), status)


@pytest.mark.parametrize("command", ["telegram", "run"])
def test_a_bad_token(command: str) -> None:
    sentence = failed(run(command, TELEGRAM_BOT_TOKEN="my-secret"), 2)
    assert "TELEGRAM_BOT_TOKEN does not hold a Telegram token" in sentence
    assert "my-secret" not in sentence


def test_a_broken_data_file(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<https://example.org/a> a\n<https://example.org/B>")
    sentence = failed(run("ask", "x", "--data", file), 1)
    assert re.search(r"broken\.ttl, line 2, column \d+: .*Mend the file there", sentence)


def test_a_file_that_is_no_data(tmp_path: Path) -> None:
    file = tmp_path / "data.pdf"
    file.write_text("%PDF")
    assert "is of no kind that can be read" in failed(run("ask", "x", "--data", file), 1)


def test_settings_come_from_the_environment_and_options_win() -> None:
    assert "There is no store in nowhere" in failed(run("ask", "x", SORAQ_STORE="disk:nowhere"), 1)
    assert run("ask", HEADLINE, "--store", "memory", SORAQ_STORE="disk:x").exit_code == 0


def test_a_question_that_fails_does_not_end_the_conversation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask = Assistant.ask

    def fails(self: Assistant, text: str, *rest: object, **how: object) -> object:
        if text == "trouble":
            raise ZeroDivisionError("nothing to divide by")
        return ask(self, text, *rest, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Assistant, "ask", fails)
    result = run("chat", "--json", given="GRETA\ntrouble\nGRETA\n")
    assert result.exit_code == 0
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == [
        "entity",
        "none",
        "entity",
    ]
    assert "ZeroDivisionError: nothing to divide by" in result.stderr


# --- chat ---


def test_a_conversation() -> None:
    result = run("chat", given="agreements with Norway\nand with Russia?\n")
    assert result.stdout.count("Understood: ") == 2
    assert "Russia" in result.stdout
    everything = run("chat", "--all", given="events in 2014\n").stdout
    assert len(everything) > len(run("chat", given="events in 2014\n").stdout)


def test_run_starts_the_bot_where_there_is_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.chat import application

    tokens: list[str | None] = []
    monkeypatch.setattr(application, "run", lambda settings: tokens.append(settings.token))
    token = f"123456:{'A' * 35}"
    for command in ([], ["run"], ["telegram"]):
        assert run(*command, TELEGRAM_BOT_TOKEN=token).exit_code == 0
    assert tokens == [token] * 3


# --- check and evaluate ---


def test_check_of_our_data() -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert re.match(r"Nothing to mend in \d+ files with \d+ triples", result.stdout)


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "report.ttl").write_text(
        "@prefix soraq: <https://w3id.org/soraq/ontology#> .\n"
        "@prefix id: <https://w3id.org/soraq/id/> .\n\n"
        "id:agreement-x a soraq:Agreement .\n"
    )
    result = run("check", folder)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines
    assert all(f"{folder / 'report.ttl'}:4: agreement-x: " in line for line in lines)
    assert result.stderr.startswith(f"{len(lines)} to mend in ")


def test_evaluate() -> None:
    result = run("evaluate", EXAMPLES)
    assert result.exit_code == 0
    assert result.stdout.startswith("67 questions, ")
    figures = json.loads(run("evaluate", EXAMPLES, "--json").stdout)
    assert figures["questions"] == len(figures["results"]) == 67


def test_evaluate_at_least(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(
        "- {id: a, lang: en, text: GRETA, expected: {kind: entity, items: [body-greta]}}\n"
        "- {id: b, lang: en, text: GRETA, expected: {kind: help}}\n"
    )
    assert run("evaluate", file, "--at-least", "0.5").exit_code == 0
    result = run("evaluate", file, "--at-least", "0.6")
    assert result.exit_code == 1
    assert result.stdout.startswith("2 questions, 1 right, macro F1 0.500")
    assert "Macro F1 0.500 is under 0.6." in result.stderr
