"""What answers, as those see it who ask: an assistant here, or several in processes of their own.

An assistant that answers in a thread holds up the thread that serves the chats: both need the
interpreter's lock.  In processes of their own several answer at once, and one whose query takes
too long is killed and replaced.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar

from bot.assistant import Assistant
from bot.config import ANSWER_SECONDS, Settings
from bot.model import Answer, Kind, Language
from bot.processes import MEGABYTE, Handler, Job
from bot.processes.pool import Pool
from bot.store.patience import answering
from bot.store.snapshot import Snapshot
from bot.understanding.reader import Reader

P = ParamSpec("P")
T = TypeVar("T")

_NICENESS = 10
"""The process that serves the chats goes first: it has little to do, and others wait for it."""
MEGABYTES = 4096
"""What an answer may take of memory: much more than any needs, and less than a machine has."""


Calls: TypeAlias = dict[str, Callable[..., Any]]
More: TypeAlias = Callable[[Assistant], Calls]
"""What else an assistant in a process can be called for; it has to stand at the top of a module."""


class Call(Protocol):
    """Has a method of the assistant called in one of the processes."""

    def __call__(self, name: str, *values: Any, **named: Any) -> Any:
        """What the method of that name gives."""


class _Caller(Protocol):
    @property
    def _call(self) -> Call: ...


def _elsewhere(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[_Caller, P], T]:
    """A method as it stands, called in a process: the same name, the same signature."""

    @functools.wraps(method)
    def call(self: _Caller, /, *values: P.args, **named: P.kwargs) -> T:
        result: T = self._call(method.__name__, *values, **named)
        return result

    return call


def _asked_elsewhere(caller: type[_Caller]) -> list[str]:
    """The names of the methods that :func:`_elsewhere` gave to a class."""
    return [name for name, call in vars(caller).items() if hasattr(call, "__wrapped__")]


@dataclass(frozen=True, slots=True)
class Hello:
    """What an assistant in a process says of itself when it is ready."""

    version: str
    years: tuple[int, ...]
    reporting_years: frozenset[int]
    classes: frozenset[str]


def prepare(
    settings: Settings,
    snapshot: Snapshot | None,
    more: More | None = None,
    seconds: float = ANSWER_SECONDS,
) -> tuple[Handler, Hello]:
    """Open an assistant in a process of its own; ``snapshot`` is the data in place of the files.

    ``more`` says what else it can be called for.  Each call is killed after so many ``seconds``.
    """
    import gc

    from bot.assistant.opening import open_assistant

    assistant = open_assistant(settings, snapshot)
    schema = assistant.reader.schema
    calls: Calls = {
        "read": assistant.reader.read,
        "completions": assistant.reader.completions,
        "tied": assistant.tied,
        "examples": assistant.examples,
        **{name: getattr(assistant, name) for name in _asked_elsewhere(Answerers)},
        **(more(assistant) if more else {}),
    }
    assistant.reader.make_ready()
    gc.collect()
    gc.freeze()  # what is here now stays to the end: looking through it again is time lost

    def handle(request: tuple[str, tuple[Any, ...], dict[str, Any]]) -> Any:
        name, values, named = request
        with answering(seconds):
            return calls[name](*values, **named)

    said = assistant.version, schema.years, schema.reporting_years, assistant.classes
    return handle, Hello(*said)


class Answerers:
    """Assistants in processes of their own, as if they were one; calls may come from any thread.

    What each method does, and how it is called, stands at :class:`Assistant`, once.  Every call
    raises :class:`~bot.processes.TimeLimitError` where it takes longer than it may.
    """

    def __init__(
        self,
        settings: Settings,
        snapshot: Snapshot | None,
        *,
        size: int,
        seconds: float = ANSWER_SECONDS,
        megabytes: int = MEGABYTES,
        more: More | None = None,
    ) -> None:
        """Start ``size`` processes and wait until the first is ready.

        Each may take ``megabytes`` of memory beyond what it has then.  ``more`` says what
        else than an assistant's methods :meth:`call` can have called.
        """
        self._seconds = seconds
        arguments = (replace(settings, token=None), snapshot, more, seconds)
        memory = megabytes * MEGABYTE
        job = Job(prepare, arguments, memory=memory, niceness=_NICENESS)
        if settings.store.kind == "remote":
            from bot.assistant.copied_names import PATIENCE

            job = replace(job, patience=PATIENCE)
        self._pool = Pool(job, size)
        self._hello: Hello = self._pool.hello
        self._examples: dict[tuple[Language, tuple[str, ...]], tuple[str, ...]] = {}
        self.reader = _Reading(self._call, self._hello)

    @property
    def version(self) -> str:
        """The version of the data that answers are made from."""
        return self._hello.version

    @property
    def numbers(self) -> list[int]:
        """The system's numbers of the processes."""
        return self._pool.numbers

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def tied(self, answer: Answer, most: int) -> tuple[str, ...]:
        """The things that a card speaks of."""
        if answer.kind is not Kind.ENTITY:
            return ()
        things: tuple[str, ...] = self._call("tied", answer, most)
        return things

    newest_version = _elsewhere(Assistant.newest_version)
    ask = _elsewhere(Assistant.ask)
    answer = _elsewhere(Assistant.answer)
    resolve = _elsewhere(Assistant.resolve)
    narrow = _elsewhere(Assistant.narrow)
    widen = _elsewhere(Assistant.widen)
    describe = _elsewhere(Assistant.describe)
    sides = _elsewhere(Assistant.sides)
    names = _elsewhere(Assistant.names)
    cited_ties = _elsewhere(Assistant.cited_ties)
    terms = _elsewhere(Assistant.terms)

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

    def call(self, name: str, *values: Any, **named: Any) -> Any:
        """What the call of that name gives in one of the processes."""
        return self._call(name, *values, **named)

    def _call(self, name: str, *values: Any, **named: Any) -> Any:
        return self._pool.call((name, values, named), self._seconds)


class _Reading:
    """Makes readings in those processes; what each method does stands at :class:`Reader`."""

    def __init__(self, call: Call, schema: Hello) -> None:
        self._call = call
        self.schema = schema

    read = _elsewhere(Reader.read)
    completions = _elsewhere(Reader.completions)


Answering: TypeAlias = Assistant | Answerers
"""What answers questions, as the chats see it: here, or in processes of their own."""
