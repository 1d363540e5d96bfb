"""An answer as data to take away: Turtle, JSON-LD, CSV, XLSX, and the query as it was run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model import Answer, Triple
from bot.rendering.exports.file_names import file_stem
from bot.rendering.exports.record import described, instant


class Format(StrEnum):
    """The formats that an answer can be had in."""

    TURTLE = "turtle"
    JSONLD = "jsonld"
    CSV = "csv"
    XLSX = "xlsx"
    RQ = "rq"


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its bytes, a telling name, and its media type."""

    content: bytes
    file_name: str
    media_type: str


def export(
    answer: Answer,
    triples: Iterable[Triple],
    format: Format | str,
    *,
    asked_at: datetime,
    question: str | None = None,
) -> Export:
    """Write an answer as a file.

    ``triples`` describe the things of the answer (``queries/describe.rq``).  The same question
    over the same data gives the same bytes but for ``asked_at``, which has to know its time zone.
    ``question`` is the text that was asked, where it is not that of the answer.
    """
    wanted = Format(format)
    writers: dict[Format, Callable[[], bytes]] = {
        Format.TURTLE: lambda: _turtle(answer, triples, asked_at, question),
        Format.JSONLD: lambda: _json_ld(answer, triples, asked_at, question),
        Format.CSV: lambda: _csv(answer, triples),
        Format.XLSX: lambda: _xlsx(answer, triples, asked_at),
        Format.RQ: lambda: _query(answer, asked_at, question),
    }
    ending, media_type = _FILES[wanted]
    return Export(writers[wanted](), f"{file_stem(answer)}.{ending}", media_type)


_FILES = {
    Format.TURTLE: ("ttl", "text/turtle"),
    Format.JSONLD: ("jsonld", "application/ld+json"),
    Format.CSV: ("csv", "text/csv"),
    Format.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.RQ: ("rq", "application/sparql-query"),
}


def _turtle(
    answer: Answer, triples: Iterable[Triple], asked_at: datetime, question: str | None
) -> bytes:
    from bot.rendering.exports.turtle import turtle

    return turtle(described(answer, triples, asked_at, question))


def _json_ld(
    answer: Answer, triples: Iterable[Triple], asked_at: datetime, question: str | None
) -> bytes:
    from bot.rendering.exports.json_ld import json_ld

    return json_ld(described(answer, triples, asked_at, question))


def _csv(answer: Answer, triples: Iterable[Triple]) -> bytes:
    from bot.rendering.exports.files import csv_bytes
    from bot.rendering.exports.tables import things_table

    return csv_bytes(things_table(answer, triples))


def _xlsx(answer: Answer, triples: Iterable[Triple], asked_at: datetime) -> bytes:
    from bot.rendering.exports.files import xlsx_bytes
    from bot.rendering.exports.tables import sources_table, things_table

    return xlsx_bytes(
        [things_table(answer, triples), sources_table(answer)], asked_at, answer.version
    )


def _query(answer: Answer, asked_at: datetime, question: str | None) -> bytes:
    """The query as it was run, with what it was run for."""
    from bot.rendering.lines import one_line
    from bot.rendering.query_text import query_text

    asked = one_line(question if question is not None else answer.question)
    head = [f"# {asked}", f"# {instant(asked_at)}", f"# data {answer.version}"]
    return ("\n".join(head) + "\n\n" + query_text(answer) + "\n").encode()
