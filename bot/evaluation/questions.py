"""Files of questions: YAML, read strictly, so that no ``yes`` becomes ``true`` unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.model import Kind, Language
from bot.text.iso import interval

Number = int | float
_LINE = "\0line"
_NUMBERS = (Kind.COUNT, Kind.FIGURE)
_ONGOING = "ongoing"


class QuestionFileError(Exception):
    """A file of questions cannot be used; the message says where, why and what to do."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One right answer: its kind, the ids it names, and its value where the kind has one."""

    kind: Kind
    items: frozenset[str] = frozenset()
    value: Number | str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what was asked before it, and every answer that is right."""

    id: str
    language: Language
    style: str
    text: str
    context: tuple[str, ...]
    right: tuple[Expected, ...]

    @property
    def kind(self) -> Kind:
        """The kind of the answer that is expected first."""
        return self.right[0].kind


def load_questions(paths: Iterable[Path]) -> tuple[Question, ...]:
    """The questions of all files, in order; an id may stand only once."""
    found: dict[str, Question] = {}
    for path in paths:
        for entry in _entries(path):
            question = _Reader(path).question(entry)
            if question.id in found:
                raise _Reader(path).wrong(entry, f"the id {question.id} is there twice", "Rename")
            found[question.id] = question
    return tuple(found.values())


class _Loader(yaml.SafeLoader):
    """Notes the line of each mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[_LINE] = node.start_mark.line + 1
        return mapping


def _entries(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # a safe loader
    except OSError as error:
        raise QuestionFileError(
            f"{path} cannot be read: {error.strerror}. Check the path of the question file."
        ) from error
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{path} is not UTF-8 text. Save it as UTF-8.") from error
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}" if mark else f"{path}"
        problem = getattr(error, "problem", None) or error
        raise QuestionFileError(f"{place}: this is not YAML: {problem}. Mend it there.") from error
    if not isinstance(content, list) or not content:
        raise QuestionFileError(f"{path} holds no list of questions. Begin each with '- id: …'.")
    for number, entry in enumerate(content, 1):
        if not isinstance(entry, dict):
            raise QuestionFileError(
                f"{path}: entry {number} is no question. Begin each with '- id: …'."
            )
    return content


class _Reader:
    """Turns entries of one file into questions."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wrong(self, entry: Mapping[str, Any], what: str, remedy: str) -> QuestionFileError:
        place = f"{self._path}, line {entry.get(_LINE, 1)}"
        named = f" (question {entry['id']})" if isinstance(entry.get("id"), str) else ""
        return QuestionFileError(f"{place}{named}: {what}. {remedy}.")

    def question(self, entry: Mapping[str, Any]) -> Question:
        code = self._text(entry, "lang")
        if code not in list(Language):
            raise self.wrong(entry, f"lang is {code!r}", f"Write one of {', '.join(Language)}")
        accept = entry.get("accept") or []
        if not isinstance(accept, list):
            raise self.wrong(entry, "accept is no list", "Write each answer as '- kind: …'")
        return Question(
            id=self._text(entry, "id"),
            language=Language(code),
            style=self._text(entry, "style") if "style" in entry else "",
            text=self._text(entry, "text"),
            context=self._texts(entry, "context"),
            right=tuple(self._expected(entry, one) for one in (entry.get("expected"), *accept)),
        )

    def _expected(self, entry: Mapping[str, Any], given: object) -> Expected:
        if not isinstance(given, dict):
            raise self.wrong(entry, "a right answer is missing or no mapping", "Write 'kind: …'")
        said = {"id": entry.get("id"), **given}
        name = self._text(said, "kind")
        if name not in list(Kind):
            raise self.wrong(said, f"there is no kind {name!r}", f"Write one of {', '.join(Kind)}")
        kind = Kind(name)
        items = frozenset(self._texts(said, "items"))
        return Expected(kind, items, self._value(said, kind))

    def _value(self, said: Mapping[str, Any], kind: Kind) -> Number | str | None:
        value = said.get("value")
        if kind in _NUMBERS:
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise self.wrong(said, f"the value of a {kind} is no number", "Write it in digits")
            return value
        if kind is Kind.DATE:
            value = self._text(said, "value")
            days = interval(value)
            if value != _ONGOING and (days is None or days[1] < days[0]):
                raise self.wrong(
                    said,
                    f"the value {value!r} is no date",
                    "Write 2014-12-03, 2014-12, 2014, a range of these or ongoing",
                )
            return value
        if value is not None:
            raise self.wrong(said, f"the kind {kind} has no value", "Leave it out")
        return None

    def _text(self, entry: Mapping[str, Any], key: str) -> str:
        value = entry.get(key)
        if isinstance(value, str):
            return value
        if value is None:
            raise self.wrong(entry, f"{key} is missing", f"Write '{key}: …'")
        raise self.wrong(
            entry, f"{key} is {_sort(value)}, not text", "Put quotation marks around it"
        )

    def _texts(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        values = entry.get(key) or []
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise self.wrong(
                entry, f"{key} is no list of texts", "Write each as '- …', in quotation marks"
            )
        return tuple(values)


def _sort(value: object) -> str:
    """What YAML took a value for."""
    match value:
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case date():
            return "a date"
        case list():
            return "a list"
        case _:
            return "a mapping"
