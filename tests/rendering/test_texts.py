"""Every text stands in every language, none stands there for nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from bot.model import Language
from bot.rendering.texts import Texts, catalogue_paths
from tests.helpers.project import ROOT

SAYING = {"say", "sentence"}
PLACES = re.compile(r"%\((\w+)\)s")
EXTRA = {
    # What Azerbaijani needs beside a number or a year, and may use where the others do not.
    "%(year)s": {"ordinal", "month_of", "roman"},
    "%(years)s": {"ordinal"},
    "%(n)s": {"n_of", "n_from"},
    "%(digit)s": {"roman"},
}


def catalogue(language: Language) -> list[Message]:
    """The texts of a language, of all its catalogues."""
    return [message for held in catalogues(language) for message in held if message.id]


def catalogues(language: Language) -> list[Catalog]:
    found = []
    for path in catalogue_paths(language):
        with path.open("rb") as file:
            found.append(read_po(file, locale=language.value, abort_invalid=True))
    return found


def said_in(file: Path) -> Iterator[str]:
    """The texts that a module says: the literals it gives to what says them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        method, name = getattr(node.func, "attr", ""), getattr(node.func, "id", "")
        counts = method == "count" and len(node.args) + len(node.keywords) > 1
        said = getattr(node.args[0], "value", None)
        if (
            (method in SAYING or counts or name == "marked")
            and isinstance(said, str)
            and said.strip()
        ):
            yield said


def said_in_template(file: Path) -> Iterator[str]:
    """The texts that a template says."""
    tree = Environment().parse(file.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", "")
        if name in ("say", "count") and call.args and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value)


def used() -> set[str]:
    found = {text for file in sorted((ROOT / "bot").rglob("*.py")) for text in said_in(file)}
    templates = sorted((ROOT / "bot").rglob("templates/**/*.html"))
    found |= {text for file in templates for text in said_in_template(file)}
    assert len(found) > 80
    return found


def forms(message: Message) -> list[str]:
    said = message.string
    return [said] if isinstance(said, str) else list(said or ())


def held(language: Language) -> set[str]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(language)
        if message.id
    }


@pytest.mark.parametrize("language", Language)
def test_every_text_is_there(language: Language) -> None:
    assert used() - held(language) == set()


@pytest.mark.parametrize("language", Language)
def test_no_text_is_there_for_nothing(language: Language) -> None:
    assert held(language) - used() == set()


@pytest.mark.parametrize("language", Language)
def test_no_text_is_empty_fuzzy_or_of_the_past(language: Language) -> None:
    assert not any(held.obsolete for held in catalogues(language))
    for message in catalogue(language):
        assert forms(message), message.id
        assert all(forms(message)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", Language)
def test_no_text_stands_in_two_catalogues(language: Language) -> None:
    assert len(catalogue(language)) == len(held(language))


@pytest.mark.parametrize("language", Language)
def test_plural_forms_are_those_of_the_language(language: Language) -> None:
    rule = get_plural(language.value)
    for texts in catalogues(language):
        assert (texts.num_plurals, texts.plural_expr) == (rule.num_plurals, rule.plural_expr)
    for message in catalogue(language):
        if message.pluralizable:
            assert len(forms(message)) == rule.num_plurals, message.id


@pytest.mark.parametrize("language", Language)
def test_every_place_is_filled(language: Language) -> None:
    for message in catalogue(language):
        wanted = message.id if isinstance(message.id, str) else message.id[0]
        allowed = {"n"} if message.pluralizable else set()
        allowed |= set(PLACES.findall(wanted))
        for place, more in EXTRA.items():
            if place in wanted or (place == "%(n)s" and message.pluralizable):
                allowed |= more
        if wanted:
            for text in forms(message):
                assert set(PLACES.findall(text)) <= allowed, wanted


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.AZ, ["1 saziş", "2 saziş", "5 saziş", "21 saziş"]),
        (Language.EN, ["1 agreement", "2 agreements", "5 agreements", "21 agreements"]),
        (Language.RU, ["1 соглашение", "2 соглашения", "5 соглашений", "21 соглашение"]),
    ],
)
def test_numbers_have_the_right_form(language: Language, said: list[str]) -> None:
    texts = Texts(language)
    assert [texts.count("%(n)s agreement", n) for n in (1, 2, 5, 21)] == said


def test_all_catalogues_hold_the_same_texts_in_the_same_order() -> None:
    orders = [[message.id for message in catalogue(language)] for language in Language]
    assert orders[0] == orders[1] == orders[2]
