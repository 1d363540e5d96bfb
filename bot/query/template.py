"""One file of ``queries/``: its parts, and what its header says of them.

In the file a parameter stands as example values in a slot, ``VALUES ?class { soraq:Event }``,
so that the file runs as it is.  A block from ``#? name`` to ``#?`` is left out when none of
its parameters is asked for, and ``#? name *`` may come several times, once for each set of
values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path


class ParameterType(StrEnum):
    """What a value of a parameter is."""

    IRI = "iri"
    DATE = "date"
    INTEGER = "integer"
    STRING = "string"
    BOOLEAN = "boolean"


class Result(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    GRAPH = "graph"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the header declares it."""

    name: str
    type: ParameterType
    optional: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the values of ``parameters`` go: what is inside the braces, a row a value.

    ``in_tuples``: the rows stand in brackets.  A ``bare`` slot is the number after a
    keyword (``LIMIT 10``).  ``column`` is how far the line of the slot is indented.
    """

    parameters: tuple[str, ...]
    example: str
    line: int
    column: int = 0
    in_tuples: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Block:
    """A part of the query that may be left out, or come several times.

    ``own_variables`` occur in it and nowhere else: each time it comes it needs new ones.
    """

    name: str
    repeats: bool
    line: int
    parts: tuple[str | Slot | Block, ...]
    own_variables: frozenset[str] = frozenset()

    @cached_property
    def asked_by(self) -> frozenset[str]:
        """The parameters of every slot in the block."""
        return frozenset(name for slot in self.slots() for name in slot.parameters)

    def slots(self) -> Iterator[Slot]:
        """Every slot in the block, those of the blocks in it included."""
        for part in self.parts:
            if isinstance(part, Slot):
                yield part
            elif isinstance(part, Block):
                yield from part.slots()

    def blocks(self) -> Iterator[Block]:
        """Every block in the block, at any depth."""
        for part in self.parts:
            if isinstance(part, Block):
                yield part
                yield from part.blocks()


@dataclass(frozen=True)
class Template:
    """A query with slots, and what its header says of it.

    ``text`` is the file as it stands, ``body`` what is below its header and prefixes.
    """

    name: str
    path: Path
    summary: str
    questions: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    result: Result
    returns: tuple[str, ...]
    prefixes: Mapping[str, str]
    body: Block
    text: str

    @cached_property
    def repeating(self) -> frozenset[str]:
        """The names of the blocks that may come several times."""
        return frozenset(block.name for block in self.body.blocks() if block.repeats)
