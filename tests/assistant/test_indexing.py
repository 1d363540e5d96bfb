"""Names from an index on disk are understood as names in memory are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.assistant.indexing import write_index
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.evaluation.questions import load_questions
from bot.query.selection import Queries
from bot.store.base import Store, StoreError
from bot.store.names import NameFile
from bot.store.opening import open_store
from bot.understanding.names import ENGLISH
from tests.helpers.command import soraq
from tests.helpers.project import ROOT

TODAY = date(2015, 2, 1)
LONG_NAME = (
    "Agreement between the Government of the Republic of Azerbaijan and the Government of the "
    "Kingdom of Norway on the readmission of persons residing without authorisation"
)
"""An official name with nine small words in it."""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(Settings.read({})) as opened:
        yield opened


@pytest.fixture(scope="module")
def index(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "names.sqlite"
    write_index(store, Queries(), path)
    return path


@pytest.fixture(scope="module")
def indexed(store: Store, index: Path) -> Assistant:
    return Assistant(store, Queries(), NameFile(index))


@pytest.fixture(scope="module")
def plain(store: Store) -> Assistant:
    return Assistant(store, Queries())


def test_every_third_question_is_read_alike(plain: Assistant, indexed: Assistant) -> None:
    files = sorted((ROOT / "tests" / "conversations").glob("*.yaml"))
    texts = [question.text for question in load_questions(files)][::3]
    assert len(texts) > 250
    # two words of one stem, of which names of things use one: the order of senses shows it
    texts.append("В какой норме Основного закона права человека названы высшей целью государства?")
    for text in texts:
        assert plain.reader.read(text, today=TODAY) == indexed.reader.read(text, today=TODAY), text


@pytest.mark.parametrize(
    "text",
    [
        "Norveçlə readmissiya sazişi",  # inflected
        "соглашение с Норвегией о реадмиссии",
        "Norwey readmission agreement",  # misspelt, of a thing in the index alone
        "soglashenie s norvegiyey o readmissii",  # Russian in Latin letters
        "measure 2.10",
        "who is the donor of the Twinning project?",
        LONG_NAME,
    ],
)
def test_the_index_alone_knows_the_things(indexed: Assistant, plain: Assistant, text: str) -> None:
    answer, _ = indexed.ask(text, today=TODAY)
    assert answer.items
    assert answer.items == plain.ask(text, today=TODAY)[0].items


def test_steps_asked_before_and_others_are_told_together(index: Path) -> None:
    names = NameFile(index)
    words = {
        word.word
        for stem in ("norway", "readmiss", "agreement")
        for word in names.words([(ENGLISH, stem)]).get((ENGLISH, stem), ())
    }
    some = min(words)
    names.steps({0}, {some})
    begun = names.steps({0}, words)
    places = {0, *begun.values()}
    assert names.steps(places, words) == NameFile(index).steps(places, words)
    assert len(begun) > 1
    assert names.steps(places, words).keys() > begun.keys()
    assert names.ends(()) == {}


def test_nothing_of_the_things_is_in_memory(indexed: Assistant) -> None:
    listed = [*indexed.reader.schema.classes]
    assert not [iri for iri in listed if "/id/" in iri]
    assert any("/id/" in iri for iri in indexed.terms())


def test_a_broken_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        NameFile(tmp_path / "missing.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(StoreError, match="cannot be read"):
        NameFile(broken)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as file:
        file.execute("PRAGMA user_version = 999")
    file.close()
    with pytest.raises(StoreError, match="another version"):
        NameFile(other)


def test_an_index_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    path.write_bytes(b"old")
    write_index(store, Queries(), path)
    assert NameFile(path).vocabulary()["terms"]
    assert [file.name for file in tmp_path.iterdir()] == ["names.sqlite"]


def test_a_load_writes_the_index_and_a_start_reads_it(tmp_path: Path) -> None:
    place = f"disk:{tmp_path / 'store'}"
    done = soraq("load", "--store", place)
    assert done.returncode == 0, done.stderr
    assistant = open_assistant(Settings.read({}, store=place))
    assert not [iri for iri in assistant.reader.schema.classes if "/id/" in iri]
    answer, _ = assistant.ask("Norveçlə readmissiya sazişi nə vaxt imzalanıb", today=TODAY)
    assert answer.value == "2014-12-03"
