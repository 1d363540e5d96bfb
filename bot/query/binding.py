"""Values put into the slots of a template: the only way from a question into SPARQL.

Understanding yields IRIs, dates and integers.  Each is checked against the type that the
header declares, and written as SPARQL's grammar has it; nothing is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.model import BoundQuery
from bot.query.errors import QueryError
from bot.query.template import Block, Parameter, ParameterType, Slot, Template
from bot.query.tokens import IRI_REFERENCE, TokenKind, tokens
from bot.vocabulary import PREFIXES, shortened

_Asked = dict[str, tuple[object, ...]]

_ABSOLUTE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:" + IRI_REFERENCE[1:])
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
)
_USED_PREFIX = re.compile(r"([A-Za-z][\w-]*):")
_WIDTH = 100


def bind(template: Template, /, **asked: object) -> BoundQuery:
    """The query of ``template`` for what is ``asked``.

    A keyword is a parameter with its value or values (several parameters of one slot have
    one value a row), or a block that repeats with one mapping of parameters for each time.
    ``None`` is not asked for; no values at all (``()``) match nothing.
    """
    repeating = template.repeating
    values = {name: given for name, given in asked.items() if name not in repeating}
    conjuncts = {
        name: [_given(template, one, repeat=True) for one in _conjuncts(name, given)]
        for name, given in asked.items()
        if name in repeating and given is not None
    }
    writer = _Writer(template, conjuncts)
    pieces = [*writer.write(template.body, _given(template, values, repeat=False))]
    text = "".join(pieces).strip() + "\n"
    known = {**PREFIXES, **template.prefixes}
    used = dict.fromkeys(name for piece in pieces for name in _prefixes(piece) if name in known)
    prologue = "".join(f"PREFIX {name}: <{known[name]}>\n" for name in used)
    return BoundQuery(template.name, f"{prologue}\n{text}" if prologue else text)


def _conjuncts(name: str, given: object) -> Sequence[Mapping[str, object]]:
    if isinstance(given, Sequence) and all(isinstance(one, Mapping) for one in given):
        return given
    raise QueryError(f"{name} takes a list of conditions, each a mapping: {given!r}.")


def _given(template: Template, asked: Mapping[str, object], *, repeat: bool) -> _Asked:
    """The values that are asked for, each parameter's in a tuple."""
    given: _Asked = {}
    for name, value in asked.items():
        parameter = template.parameters.get(name)
        if parameter is None or parameter.repeat != repeat:
            raise QueryError(f"The query {template.name} takes no parameter {name} there.")
        if value is None:
            continue
        several = isinstance(value, Sequence) and not isinstance(value, str)
        given[name] = tuple(value) if several else (value,)  # type: ignore[arg-type]
    return given


@dataclass(frozen=True, slots=True)
class _Copy:
    """One of the times that a block comes: from the second on its own variables are new."""

    time: int = 1
    own: frozenset[str] = frozenset()

    def renamed(self, text: str) -> str:
        """The text with the variables of the block made those of this copy."""
        if self.time == 1:
            return text
        pieces, place = [], 0
        for token in tokens(text):
            if token.kind is TokenKind.VARIABLE and token.text[1:] in self.own:
                pieces += [text[place : token.end], f"_{self.time}"]
                place = token.end
        return "".join([*pieces, text[place:]])


class _Writer:
    """Writes the blocks of a template with values in their slots."""

    def __init__(self, template: Template, conjuncts: Mapping[str, list[_Asked]]) -> None:
        self._template = template
        self._conjuncts = conjuncts

    def write(self, block: Block, asked: _Asked, copy: _Copy | None = None) -> Iterator[str]:
        """The pieces of the block for what is asked, as one ``copy`` of what repeats around it.

        A piece is what stands between two slots, or what fills one: no name is cut in two.
        """
        for part in block.parts:
            yield from self._part(part, asked, copy or _Copy())

    def _part(self, part: str | Slot | Block, asked: _Asked, copy: _Copy) -> Iterator[str]:
        if isinstance(part, str):
            yield copy.renamed(part)
        elif isinstance(part, Slot):
            yield self._filled(part, asked)
        elif part.repeats:
            for time, one in enumerate(self._conjuncts.get(part.name, ()), 1):
                yield from self.write(part, asked | one, _Copy(time, part.own_variables))
        elif self._is_asked(part, asked):
            yield from self.write(part, asked, copy)

    def _is_asked(self, block: Block, asked: _Asked) -> bool:
        parameter = self._template.parameters.get(block.name)
        if parameter is not None and parameter.type is ParameterType.BOOLEAN:
            given = asked.get(block.name, (False,))
            if given not in ((True,), (False,)):
                raise self._error(parameter, given, "is either asked for or not")
            return given == (True,)
        return any(
            self._template.parameters[name].optional for name in block.asked_by & asked.keys()
        )

    def _filled(self, slot: Slot, asked: _Asked) -> str:
        columns = []
        for name in slot.parameters:
            if name not in asked:
                raise QueryError(f"The query {self._template.name} needs a value of {name}.")
            columns.append([self._written(name, value) for value in asked[name]])
        if len({len(column) for column in columns}) > 1:
            raise QueryError(
                f"The query {self._template.name} needs as many values of each of "
                f"{', '.join(slot.parameters)}: they are the rows of one slot."
            )
        rows: list[tuple[str, ...]] = list(dict.fromkeys(zip(*columns, strict=True)))
        if slot.bare:
            if len(rows) != 1:
                raise QueryError(f"The query {self._template.name} takes one {slot.parameters[0]}.")
            return rows[0][0]
        lines = [f"({' '.join(row)})" if slot.in_tuples else row[0] for row in rows]
        if slot.column + sum(len(line) + 1 for line in lines) < _WIDTH - 30:
            return f" {' '.join(lines)} " if lines else " "
        indent = "\n" + " " * slot.column
        return "".join(f"{indent}  {line}" for line in lines) + indent

    def _written(self, name: str, value: object) -> str:
        """The value in SPARQL's grammar."""
        parameter = self._template.parameters[name]
        wanted = parameter.type
        if wanted is ParameterType.BOOLEAN and isinstance(value, bool):
            return "true" if value else "false"
        if wanted is ParameterType.INTEGER and type(value) is int:
            return str(value)
        if wanted is ParameterType.DATE and type(value) is date:
            return f'"{value.isoformat()}"^^xsd:date'
        if isinstance(value, str):
            if wanted is ParameterType.STRING and _is_text(value):
                return f'"{value.translate(_ESCAPES)}"'
            if wanted is ParameterType.IRI and (written := _iri(value)):
                return written
        raise self._error(parameter, value, f"is no {parameter.type}")

    def _error(self, parameter: Parameter, value: object, wrong: str) -> QueryError:
        return QueryError(
            f"The query {self._template.name}: the value {value!r} of {parameter.name} {wrong}."
        )


def is_iri(value: str) -> bool:
    """Whether a text is an absolute IRI, which a query may hold."""
    return _iri(value) is not None


@lru_cache(maxsize=10_000)
def _iri(value: str) -> str | None:
    """An IRI as SPARQL has it; ``None`` for what is none."""
    if _is_text(value) and _ABSOLUTE_IRI.fullmatch(f"<{value}>"):
        return shortened(value) or f"<{value}>"
    return None


@lru_cache(maxsize=2_000)
def _prefixes(piece: str) -> tuple[str, ...]:
    """What may be prefixes in a piece of a query, in their order."""
    return tuple(dict.fromkeys(_USED_PREFIX.findall(piece)))


def _is_text(value: str) -> bool:
    """Whether the text can be written in UTF-8: half of a pair of surrogates cannot."""
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
