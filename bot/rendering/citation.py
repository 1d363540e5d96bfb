"""Where the facts stand: the report, the measures, and the words of the source."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Item, Source
from bot.rendering.facts import cited, key_facts, measures_of, numbers_of, relevant
from bot.rendering.lines import Line, Part, cut, labelled, line, one_line, quoted
from bot.rendering.voice import Voice

_LONGEST_QUOTE = 600
_LONGEST_NAME = 120
_MOST_MEASURES = 6
_MOST_NUMBERS = 3


def measure_numbers(voice: Voice, row: Item) -> str:
    """The measures of a thing in short: *m. 1.4*; empty where there are none.

    Where an answer rests on several reports, with their years: *m. 1.4 (2015)*.
    """
    numbers = sorted(measures_of(row), key=_in_order)[:_MOST_NUMBERS]
    if not numbers:
        return ""
    said = voice.say("m. %(numbers)s", numbers=", ".join(numbers))
    known = voice.answer.years_by_report
    if len(set(known.values())) < 2:
        return said
    years = sorted({known[s.report] for s in relevant(row) if known.get(s.report)})
    return f"{said} ({', '.join(map(str, years))})" if years else said


def citation(voice: Voice, rows: Sequence[Item], *, quotes: int = 1) -> tuple[Part, ...]:
    """Name the reports and measures of the things shown, and quote their first sources.

    Of a fact that is inferred, all the words that it is inferred from are quoted.  Data that
    holds no reports holds no sources, and it is said so.
    """
    sources = list(dict.fromkeys(source for row in rows for source in cited(row)))
    if not sources:
        without = rows and not voice.answer.report_years
        return (Part((line(voice.say("No source is given.")),)),) if without else ()
    first = next(iter(key_facts(rows[0])), None)
    inferred = len(first.sources) if len(rows) == 1 and first and first.inferred else 0
    shown = _quoted(rows, max(quotes, inferred))
    parts = []
    for report in dict.fromkeys(source.report for source in sources):
        lines: list[Line] = [place(voice, report, _measures(rows, report))]
        lines += [quoted(in_marks(s.quote)) for s in shown if s.report == report]
        parts.append(Part(tuple(lines)))
    return tuple(parts)


def in_marks(quote: str) -> str:
    """A source's words in quotation marks other than those they hold themselves."""
    words = cut(quote, _LONGEST_QUOTE)
    return f"«{words}»" if set(words) & set('“”"') else f"“{words}”"


def place(voice: Voice, report: str, measures: Sequence[str]) -> Line:
    """Say which report and which measures of it."""
    known = report in voice.answer.names or ":" in report
    text = cut(voice.short(report if known else voc.ID + report), _LONGEST_NAME)
    if measures:
        numbers = ", ".join(measures[:_MOST_MEASURES]) + ("…" if measures[_MOST_MEASURES:] else "")
        where = voice.count("measure %(numbers)s", len(measures), numbers=numbers)
        text = f"{text}, {where}"
    return labelled(voice.say("Source"), text)


def _quoted(rows: Sequence[Item], most: int) -> list[Source]:
    """The sources to quote: the first of each thing in turn; no words stand twice."""
    queues = [relevant(row) for row in rows]
    found: list[Source] = []
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn >= len(queue) or len(found) == most:
                continue
            words = one_line(queue[turn].quote)
            if words and not any(words in one_line(other.quote) for other in found):
                found.append(queue[turn])
    return found


def _measures(rows: Sequence[Item], report: str) -> list[str]:
    """The measures of a report under which the things shown stand."""
    numbers: set[str] = set()
    for row in rows:
        of_report = numbers_of(source for source in cited(row) if source.report == report)
        numbers.update(set(measures_of(row)) & set(of_report))
    return sorted(numbers, key=_in_order)


def _in_order(number: str) -> list[tuple[int, str]]:
    """Numbers of measures in their own order: 2.2 before 2.10."""
    return [(int(part) if part.isdecimal() else 0, part) for part in number.split(".")]
