"""The source's own words on what an answer shows, with the place of each."""

from __future__ import annotations

from bot.model import Answer, Item, Source
from bot.rendering.citation import place
from bot.rendering.facts import cited
from bot.rendering.lines import Line, Part, Style, line, quoted
from bot.rendering.telegram_html import parts_in_pages
from bot.rendering.voice import Voice


def source_pages(answer: Answer) -> tuple[str, ...]:
    """Pages of Telegram's HTML with every passage behind an answer; none where there is none."""
    voice = Voice(answer)
    seen: set[Source] = set()
    parts = []
    for row in answer.rows:
        parts += _passages(voice, row, seen)
    return parts_in_pages(parts)


def _passages(voice: Voice, row: Item, seen: set[Source]) -> list[Part]:
    """The passages on one thing that did not stand above already."""
    fresh = [source for source in cited(row) if source.quote and source not in seen]
    seen.update(fresh)
    parts = []
    for number, source in enumerate(fresh):
        head: list[Line] = [] if number else [line(voice.short(row.iri), Style.BOLD)]
        where = place(voice, source.report, [source.measure] if source.measure else [])
        parts.append(Part((*head, where, quoted(source.quote)), apart=True))
    return parts
