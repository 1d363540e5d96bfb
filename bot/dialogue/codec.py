"""Readings and memories as JSON and back: IRIs, dates and words of the grammar, nothing typed.

The format follows the dataclasses of :mod:`bot.model`: a field that holds its default is
left out, and what cannot be read any more (a field that is gone, say) is an error.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bot.model import DatedWithin, Memory, Reading, Selection, TiedTo

T = TypeVar("T")
_GRAMMAR_WORDS = frozenset({"first", "latest"})


class CodecError(ValueError):
    """A text that is no value of the kind asked for."""


def dumps(value: Reading | Memory) -> str:
    """Write a value as one line of JSON, the same value always in the same way."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    """Read back what :func:`dumps` wrote."""
    try:
        return cast(T, _typed(cls, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CodecError(f"no {cls.__name__}") from error


def wordless(reading: Reading) -> Reading:
    """The reading without a single word that somebody typed."""
    return replace(
        reading,
        selection=_quiet(reading.selection),
        claim=_quiet(reading.claim) if reading.claim else None,
        pieces=tuple(
            replace(piece, period=replace(piece.period, text="") if piece.period else None)
            for piece in reading.pieces
            if piece.text is None or piece.text in _GRAMMAR_WORDS
        ),
        ignored=(),
        unknown=(),
        corrections=(),
        proposed=False,
        score=0.0,
    )


def quiet(reading: Reading) -> Reading:
    """The reading without the words in which its periods were put; all else stays."""
    return replace(
        reading,
        selection=_quiet(reading.selection),
        claim=_quiet(reading.claim) if reading.claim else None,
        pieces=tuple(
            replace(piece, period=replace(piece.period, text="")) if piece.period else piece
            for piece in reading.pieces
        ),
    )


def wordless_memory(memory: Memory) -> Memory:
    """The memory without a single word that somebody typed."""
    return replace(
        memory,
        reading=wordless(memory.reading) if memory.reading else None,
        described=_quiet(memory.described) if memory.described else None,
        choices=tuple(map(wordless, memory.choices)),
    )


def _quiet(selection: Selection) -> Selection:
    return replace(
        selection,
        ties=tuple(_quiet_tie(tie) for tie in selection.ties),
        dated=tuple(_quiet_date(dated) for dated in selection.dated),
    )


def _quiet_tie(tie: TiedTo) -> TiedTo:
    return replace(tie, through=_quiet(tie.through)) if tie.through else tie


def _quiet_date(dated: DatedWithin) -> DatedWithin:
    return replace(dated, periods=tuple(replace(period, text="") for period in dated.periods))


# --- values and plain JSON ---


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _typed(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
        return _typed(kind, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(_typed(get_args(kind)[0], one) for one in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        if unknown := value.keys() - hints.keys():
            raise KeyError(unknown)
        return kind(**{name: _typed(hints[name], one) for name, one in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float:
        return float(value)
    if type(value) is not kind:
        raise TypeError(value)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
