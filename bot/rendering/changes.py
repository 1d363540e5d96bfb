"""What changed from report to report: what did, each with its history, then what is new."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Fact, Item
from bot.rendering.facts import of_property
from bot.rendering.history import stage_words
from bot.rendering.lines import Line, Part, Span, Style, joined, line
from bot.rendering.things import listed
from bot.rendering.voice import Voice


def changes_headline(voice: Voice) -> tuple[Line, ...]:
    """How many things changed, how many are new, and which report says so."""
    answer = voice.answer
    changed = len(answer.subjects)
    counts = [voice.count("%(n)s changed", changed)] if changed else []
    if answer.total > changed:
        counts.append(voice.count("%(n)s new", answer.total - changed))
    by = voice.according(fact for row in answer.rows for fact in _telling(answer.subjects, row))
    return (Line((Span(joined(counts, ", "), Style.BOLD), Span(f" — {by}"))),)


def changes(voice: Voice, rows: Sequence[Item]) -> tuple[Part, ...]:
    """The things as a list, with a heading before the first that changed and the first new."""
    parts = []
    headed: set[bool] = set()
    for part, row in zip(listed(voice, rows), rows, strict=True):
        is_changed = row.iri in voice.answer.subjects
        lines = list(part.lines)
        if is_changed and row.history:
            said = " → ".join(stage_words(voice, stage) for stage in row.history)
            lines[1:] = [line(said, indented=True)]
        if is_changed not in headed:
            headed.add(is_changed)
            heading = voice.say("Changed:") if is_changed else voice.say("New:")
            lines.insert(0, line(heading, Style.ITALIC))
        parts.append(Part(tuple(lines), row.iri))
    return tuple(parts)


def _telling(changed: Sequence[str], row: Item) -> list[Fact]:
    """The facts that are the news about a thing."""
    if row.iri not in changed:
        return list(row.facts)
    return [row.history[-1].fact] if row.history else of_property(row, *row.shown)
