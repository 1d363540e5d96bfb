"""What answers, as those see it who ask: an assistant here, or several in processes of their own.

An assistant that answers in a thread holds up the thread that serves the chats: both need the
interpreter's lock.  In processes of their own several answer at once, and one whose query takes
too long is killed and replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from bot.assistant import PAGE, Assistant
from bot.config import Settings
from bot.model import Answer, Kind, Language, Memory, Reading, Triple
from bot.processes import Handler, Job
from bot.processes.pool import Pool
from bot.store.snapshot import Snapshot

_NICENESS = 10
"""The process that serves the chats goes first: it has little to do, and others wait for it."""
_NO_WORD = "qxzjwvq"
"""Nobody writes it: every way of reading a word is tried, and is ready for the first question."""
SECONDS = 10.0
"""How long an answer may take."""


class Years(Protocol):
    """The years that the data tells of."""

    @property
    def years(self) -> tuple[int, ...]:
        """Those of the reports first, the latest first."""

    @property
    def reporting_years(self) -> frozenset[int]:
        """Those of the reports."""


class Reads(Protocol):
    """What makes readings of a text."""

    @property
    def schema(self) -> Years:
        """The years that the data tells of."""

    def read(
        self, text: str, memory: Memory | None = None, *, today: date, default: Language
    ) -> tuple[Reading, ...]:
        """The readings of ``text``, the likeliest first."""

    def completions(self, beginning: str, language: Language) -> tuple[str, ...]:
        """The words that a word half typed can become."""


class Answering(Protocol):
    """What answers questions: :class:`~bot.assistant.Assistant` says what each does."""

    @property
    def reader(self) -> Reads:
        """What makes readings of a text."""

    @property
    def version(self) -> str:
        """The version of the data that answers are made from."""

    def newest_version(self) -> str:
        """The version that opening the store anew would find."""

    def ask(
        self,
        text: str,
        memory: Memory | None = None,
        *,
        today: date | None = None,
        default: Language = Language.AZ,
        rows: int | None = PAGE,
    ) -> tuple[Answer, Memory]:
        """Answer a text."""

    def answer(
        self,
        readings: Sequence[Reading],
        memory: Memory,
        *,
        text: str = "",
        rows: int | None = PAGE,
    ) -> tuple[Answer, Memory]:
        """Answer a reading."""

    def resolve(
        self,
        text: str,
        readings: Sequence[Reading],
        memory: Memory,
        *,
        today: date,
        default: Language,
        rows: int | None = PAGE,
    ) -> tuple[Answer, Memory, bool]:
        """Answer the readings of a text, and say whether another had to be searched for."""

    def tied(self, answer: Answer, most: int) -> tuple[str, ...]:
        """The things that a card speaks of."""

    def narrow(self, answer: Answer) -> Answer:
        """The answer with what narrows it as its choices."""

    def widen(self, answer: Answer) -> Answer:
        """The answer with what can be taken away as its choices."""

    def describe(self, answer: Answer) -> tuple[Triple, ...]:
        """The triples that describe the things of an answer."""

    def terms(self) -> frozenset[str]:
        """Every IRI that a reading can hold."""

    @property
    def classes(self) -> frozenset[str]:
        """The classes that there are things of."""

    def examples(self, language: Language, written: Sequence[str] = ()) -> tuple[str, ...]:
        """Questions that the data answers, those ``written`` first."""


@dataclass(frozen=True, slots=True)
class Hello:
    """What an assistant in a process says of itself when it is ready."""

    version: str
    years: tuple[int, ...]
    reporting_years: frozenset[int]
    classes: frozenset[str]


def prepare(settings: Settings, snapshot: Snapshot | None) -> tuple[Handler, Hello]:
    """Open an assistant in a process of its own; ``snapshot`` is the data in place of the files."""
    import gc

    from bot.assistant.opening import open_assistant

    assistant = open_assistant(settings, snapshot)
    schema = assistant.reader.schema
    calls: dict[str, Callable[..., Any]] = {
        "read": assistant.reader.read,
        "completions": assistant.reader.completions,
        "ask": assistant.ask,
        "answer": assistant.answer,
        "resolve": assistant.resolve,
        "tied": assistant.tied,
        "newest_version": assistant.newest_version,
        "narrow": assistant.narrow,
        "widen": assistant.widen,
        "describe": assistant.describe,
        "terms": assistant.terms,
        "examples": assistant.examples,
    }
    for language in Language:
        assistant.reader.read(_NO_WORD, today=date.min, default=language)
    gc.collect()
    gc.freeze()  # what is here now stays to the end: looking through it again is time lost

    def handle(request: tuple[str, tuple[Any, ...], dict[str, Any]]) -> Any:
        name, values, named = request
        return calls[name](*values, **named)

    said = assistant.version, schema.years, schema.reporting_years, assistant.classes
    return handle, Hello(*said)


class Answerers:
    """Assistants in processes of their own, as if they were one; calls may come from any thread.

    Every call raises :class:`~bot.processes.TimeLimitError` where it takes longer than it may.
    """

    def __init__(
        self,
        settings: Settings,
        snapshot: Snapshot | None,
        *,
        size: int,
        seconds: float = SECONDS,
    ) -> None:
        """Start ``size`` processes and wait until the first is ready."""
        self._seconds = seconds
        arguments = (replace(settings, token=None), snapshot)
        self._pool = Pool(Job(prepare, arguments, niceness=_NICENESS), size)
        self._hello: Hello = self._pool.hello
        self._examples: dict[tuple[Language, tuple[str, ...]], tuple[str, ...]] = {}
        self.reader = _Reader(self._call, self._hello)

    @property
    def version(self) -> str:
        """The version of the data that answers are made from."""
        return self._hello.version

    @property
    def numbers(self) -> list[int]:
        """The system's numbers of the processes."""
        return self._pool.numbers

    def newest_version(self) -> str:
        """The version that opening the store anew would find."""
        version: str = self._call("newest_version")
        return version

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def ask(self, text: str, memory: Memory | None = None, **how: Any) -> tuple[Answer, Memory]:
        """Answer a text."""
        answered: tuple[Answer, Memory] = self._call("ask", text, memory, **how)
        return answered

    def answer(
        self, readings: Sequence[Reading], memory: Memory, **how: Any
    ) -> tuple[Answer, Memory]:
        """Answer a reading."""
        answered: tuple[Answer, Memory] = self._call("answer", tuple(readings), memory, **how)
        return answered

    def resolve(
        self, text: str, readings: Sequence[Reading], memory: Memory, **how: Any
    ) -> tuple[Answer, Memory, bool]:
        """Answer the readings of a text, and say whether another had to be searched for."""
        resolved: tuple[Answer, Memory, bool]
        resolved = self._call("resolve", text, tuple(readings), memory, **how)
        return resolved

    def tied(self, answer: Answer, most: int) -> tuple[str, ...]:
        """The things that a card speaks of."""
        if answer.kind is not Kind.ENTITY:
            return ()
        things: tuple[str, ...] = self._call("tied", answer, most)
        return things

    def narrow(self, answer: Answer) -> Answer:
        """The answer with what narrows it as its choices."""
        narrowed: Answer = self._call("narrow", answer)
        return narrowed

    def widen(self, answer: Answer) -> Answer:
        """The answer with what can be taken away as its choices."""
        widened: Answer = self._call("widen", answer)
        return widened

    def describe(self, answer: Answer) -> tuple[Triple, ...]:
        """The triples that describe the things of an answer."""
        triples: tuple[Triple, ...] = self._call("describe", answer)
        return triples

    def terms(self) -> frozenset[str]:
        """Every IRI that a reading can hold."""
        terms: frozenset[str] = self._call("terms")
        return terms

    @property
    def classes(self) -> frozenset[str]:
        """The classes that there are things of."""
        return self._hello.classes

    def examples(self, language: Language, written: Sequence[str] = ()) -> tuple[str, ...]:
        """Questions that the data answers, those ``written`` first."""
        key = language, tuple(written)
        if key not in self._examples:
            self._examples[key] = self._call("examples", *key)
        return self._examples[key]

    def _call(self, name: str, *values: Any, **named: Any) -> Any:
        return self._pool.call((name, values, named), self._seconds)


class _Reader:
    """Makes readings in those processes."""

    def __init__(self, call: Any, schema: Hello) -> None:
        self._call = call
        self.schema: Years = schema

    def read(
        self, text: str, memory: Memory | None = None, *, today: date, default: Language
    ) -> tuple[Reading, ...]:
        """The readings of ``text``, the likeliest first."""
        readings: tuple[Reading, ...] = self._call(
            "read", text, memory, today=today, default=default
        )
        return readings

    def completions(self, beginning: str, language: Language) -> tuple[str, ...]:
        """The words that a word half typed can become."""
        words: tuple[str, ...] = self._call("completions", beginning, language)
        return words


def is_answering(one: Assistant) -> Answering:
    """The assistant as :class:`Answering`; for the type checker to compare the two."""
    return one
