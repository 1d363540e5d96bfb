"""What every store does, and how it fails."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.model import BoundQuery, Rows, Term, Triple


class StoreError(Exception):
    """A store cannot do what it was asked; the message says what, where and what to do."""


class DataError(StoreError):
    """A file of data cannot be read."""


class ParseError(DataError):
    """A file is no whole RDF: what the parser ``said``, and at which line and column."""

    def __init__(self, path: Path, line: int | None, column: int | None, said: str) -> None:
        """``line`` and ``column`` count from 1; ``None`` where the parser names none."""
        place = f"{path}, line {line}, column {column}" if line else f"{path}"
        super().__init__(f"{place}: {said}. Mend the file there, then try again.")
        self.path, self.line, self.column, self.said = path, line, column, said


class RuleError(StoreError):
    """A rule of the ontology cannot be applied."""


class QueryFailedError(StoreError):
    """A query cannot be run by the store."""


class EndpointError(StoreError):
    """A SPARQL endpoint does not do what it was asked, through no fault of the query."""


class AwayError(EndpointError):
    """The endpoint cannot be reached, or is not well."""


class TimedOutError(EndpointError):
    """The endpoint did not answer within the time limit."""


class TooLargeError(EndpointError):
    """The endpoint's answer is over the limit of bytes, or of the rows it gives."""


class NotAllowedError(EndpointError):
    """The endpoint wants other credentials."""


class BadAnswerError(EndpointError):
    """The endpoint's answer is cut off, holds an error, or is of another type than asked for."""


class Store(ABC):
    """A graph that can be asked.

    A query sees all named graphs together as its default graph.
    """

    @abstractmethod
    def select(self, query: BoundQuery | str, *, most: int | None = None) -> Rows:
        """The rows of a SELECT query; at most so many."""

    def stream(self, query: BoundQuery | str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT query one by one, not kept where the store can do without."""
        yield from self.select(query).rows

    @abstractmethod
    def ask(self, query: BoundQuery | str) -> bool:
        """The answer of an ASK query."""

    @abstractmethod
    def construct(self, query: BoundQuery | str, *, most: int | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once; at most so many."""

    def over(self, default: Sequence[str], named: Sequence[str]) -> Store:
        """The same store where a query sees some graphs only.

        ``default`` make up its default graph, ``named`` are those that ``GRAPH`` finds.  Raises
        :class:`QueryFailedError` where the store asks all graphs or none.
        """
        named_first = next(iter((*default, *named)), "")
        raise QueryFailedError(
            f"This store is asked in all of its graphs together: leave out {named_first}, and "
            "write GRAPH in the query to ask one."
        )

    @property
    @abstractmethod
    def version(self) -> str:
        """Twelve hexadecimal digits, the same for the same data; cheap to ask for.

        Of the data that is answered from: what was opened, or, of an endpoint, what it holds.
        """

    def newest_version(self) -> str:
        """The version that opening the store anew would find; cheap to ask for again and again.

        Where it differs from :attr:`version`, there is new data to take up.  Raises
        :class:`StoreError` where that cannot be told.
        """
        return self.version

    @property
    def names_file(self) -> Path | None:
        """The index of names that is kept here for this version of the data, if there is one."""
        return None

    @property
    def stand_ins(self) -> int:
        """How many queries a local copy has answered because the store itself was away."""
        return 0

    @abstractmethod
    def close(self) -> None:
        """Let go of the data; the store is not to be asked again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
