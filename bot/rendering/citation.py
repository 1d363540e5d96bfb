"""Where the facts stand: the report, the measures, and the words of the source."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Item, Source
from bot.rendering.facts import cited, measures_of
from bot.rendering.lines import Line, Part, cut, labelled, line, quoted
from bot.rendering.voice import Voice

_LONGEST_QUOTE = 600
_MOST_MEASURES = 6


def measure_numbers(voice: Voice, row: Item) -> str:
    """The measures of a thing in short: *m. 1.4*; empty where there are none."""
    numbers = measures_of(row)[:3]
    return voice.say("m. %(numbers)s", numbers=", ".join(numbers)) if numbers else ""


def citation(voice: Voice, rows: Sequence[Item], *, quotes: int) -> tuple[Part, ...]:
    """Name the reports and measures of the things shown, and quote their first sources."""
    sources = list(dict.fromkeys(source for row in rows for source in cited(row)))
    if not sources:
        return (Part((line(voice.say("The data names no sources.")),)),) if rows else ()
    shown = _quoted(rows, quotes)
    parts = []
    for report in dict.fromkeys(source.report for source in sources):
        measures = _measures(rows, report, shown)
        text = voice.short(_report(voice, report))
        if measures:
            numbers = ", ".join(measures[:_MOST_MEASURES])
            where = voice.count("measure %(numbers)s", len(measures), numbers=numbers)
            text = f"{text}, {where}"
        lines: list[Line] = [labelled(voice.say("Source"), text)]
        lines += [quoted(in_marks(s.quote)) for s in shown if s.report == report and s.quote]
        parts.append(Part(tuple(lines)))
    return tuple(parts)


def in_marks(quote: str) -> str:
    """A source's words in quotation marks other than those they hold themselves."""
    words = cut(quote, _LONGEST_QUOTE)
    return f"«{words}»" if set(words) & set('“”"') else f"“{words}”"


def _quoted(rows: Sequence[Item], most: int) -> list[Source]:
    """The sources to quote: the first of each thing in turn, each words once."""
    queues = [list(cited(row)) for row in rows]
    found: dict[str, Source] = {}
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and queue[turn].quote and len(found) < most:
                found.setdefault(queue[turn].quote, queue[turn])
    return list(found.values())


def _measures(rows: Sequence[Item], report: str, shown: Sequence[Source]) -> list[str]:
    """The measures of a report: of the words quoted, then of the things shown."""
    numbers = [s.measure for s in shown if s.report == report and s.measure]
    for row in rows:
        of_report = {s.measure for s in cited(row) if s.report == report and s.measure}
        numbers += [number for number in measures_of(row) if number in of_report]
    return sorted(dict.fromkeys(numbers), key=_in_order)


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in number.split("."))


def _report(voice: Voice, report: str) -> str:
    return report if report in voice.answer.names or ":" in report else voc.ID + report
