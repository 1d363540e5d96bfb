"""The body of a template cut into blocks and slots."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from bot.query.errors import QueryError
from bot.query.template import Block, Slot
from bot.query.tokens import Token, TokenKind

_MARK = re.compile(r"#\?[ \t]*(?:(?P<name>\w+)[ \t]*(?P<repeats>\*)?)?[ \t]*\r?")
_COUNTS = frozenset({"LIMIT", "OFFSET"})


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a template below its prefixes, its tokens, and the line it starts on."""

    path: Path
    text: str
    tokens: tuple[Token, ...]
    first_line: int = 1

    @property
    def code(self) -> list[Token]:
        """The tokens without comments."""
        return [token for token in self.tokens if token.kind is not TokenKind.COMMENT]

    def line(self, place: int) -> int:
        """The line of the file that a place of the text is on."""
        return self.first_line + self.text.count("\n", 0, place)

    def error(self, place: int, message: str) -> QueryError:
        """An error at a place of the text."""
        return QueryError(f"{self.path}, line {self.line(place)}: {message}")


@dataclass(slots=True)
class _Open:
    """A block that is being read."""

    name: str
    repeats: bool
    start: int
    parts: list[str | Slot | Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """A slot or a mark (``None`` closes a block), and the text that it takes the place of."""

    start: int
    end: int
    what: Slot | _Open | None


def parse_body(source: Source, parameters: Collection[str]) -> Block:
    """The text as one block with blocks and slots in it."""
    code = source.code
    variables = [
        (token.start, token.text[1:]) for token in code if token.kind is TokenKind.VARIABLE
    ]
    found = [*_marks(source), *_slots(source, code, parameters)]
    stack = [_Open("", repeats=False, start=0)]
    place = 0
    for item in sorted(found, key=lambda item: item.start):
        stack[-1].parts.append(source.text[place : item.start])
        place = item.end
        match item.what:
            case Slot():
                stack[-1].parts.append(item.what)
            case _Open():
                if item.what.repeats and any(block.repeats for block in stack):
                    raise source.error(
                        item.start, f"{item.what.name} repeats within a block that repeats."
                    )
                stack.append(item.what)
            case None:
                if len(stack) == 1:
                    raise source.error(item.start, "this #? closes no block. Take it out.")
                closed = stack.pop()
                own = _own(variables, closed.start, item.start) if closed.repeats else frozenset()
                stack[-1].parts.append(_closed(source, closed, own))
    stack[-1].parts.append(source.text[place:])
    if len(stack) > 1:
        last = stack[-1]
        raise source.error(
            last.start, f"the block {last.name} is not closed. End it with a line #?"
        )
    return _closed(source, stack[0])


def _closed(source: Source, block: _Open, own: frozenset[str] = frozenset()) -> Block:
    parts = tuple(part for part in block.parts if part != "")
    return Block(block.name, block.repeats, source.line(block.start), parts, own)


def _own(variables: list[tuple[int, str]], start: int, end: int) -> frozenset[str]:
    """The variables that occur between two places and nowhere else."""
    inside = {name for place, name in variables if start <= place < end}
    return frozenset(inside - {name for place, name in variables if not start <= place < end})


def _marks(source: Source) -> list[_Found]:
    """The lines that open and close a block."""
    marks = []
    for token in source.tokens:
        if token.kind is not TokenKind.COMMENT or not token.text.startswith("#?"):
            continue
        start = source.text.rfind("\n", 0, token.start) + 1
        end = source.text.find("\n", token.end) + 1 or len(source.text)
        mark = _MARK.fullmatch(token.text)
        if mark is None or source.text[start : token.start].strip():
            raise source.error(token.start, "a mark is a line of its own: #? name, #? name * or #?")
        opened = None
        if mark["name"]:
            opened = _Open(mark["name"], bool(mark["repeats"]), token.start)
        marks.append(_Found(start, end, opened))
    return marks


def _slots(source: Source, code: list[Token], parameters: Collection[str]) -> list[_Found]:
    """Every VALUES over parameters, and every LIMIT or OFFSET that is one."""
    found = []
    for index, token in enumerate(code):
        if token.kind is not TokenKind.WORD:
            continue
        word = token.text.upper()
        if word == "VALUES":
            slot = _values_slot(source, code, index, parameters)
        elif word in _COUNTS and word.lower() in parameters:
            slot = _count_slot(source, code, index)
        else:
            continue
        if slot is not None:
            found.append(slot)
    return found


def _values_slot(
    source: Source, code: list[Token], index: int, parameters: Collection[str]
) -> _Found | None:
    begin = code[index].start
    try:
        opening = next(place for place in range(index, len(code)) if code[place].text == "{")
        closing = next(place for place in range(opening, len(code)) if code[place].text == "}")
    except StopIteration:
        raise source.error(begin, "this VALUES has no { … } after it.") from None
    head = code[index + 1 : opening]
    variables = tuple(token.text[1:] for token in head if token.kind is TokenKind.VARIABLE)
    declared = [name for name in variables if name in parameters]
    if not declared:
        return None
    if len(declared) < len(variables):
        others = ", ".join(f"?{name}" for name in variables if name not in parameters)
        raise source.error(
            begin, f"the header declares no parameter {others} for this slot. Declare it."
        )
    line_start = source.text.rfind("\n", 0, begin) + 1
    inside = source.text[code[opening].end : code[closing].start]
    slot = Slot(
        parameters=variables,
        example=inside,
        line=source.line(begin),
        column=begin - line_start,
        in_tuples=head[0].text == "(",
    )
    return _Found(code[opening].end, code[closing].start, slot)


def _count_slot(source: Source, code: list[Token], index: int) -> _Found:
    token = code[index]
    if index + 1 == len(code) or not code[index + 1].text.isdigit():
        raise source.error(token.start, f"{token.text} has no number after it.")
    number = code[index + 1]
    slot = Slot((token.text.lower(),), number.text, source.line(token.start), bare=True)
    return _Found(number.start, number.end, slot)
