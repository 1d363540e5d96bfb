"""The source's own words on what an answer shows, with the place of each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Answer, Item, Source
from bot.rendering.citation import place
from bot.rendering.facts import cited
from bot.rendering.lines import Line, Part, Style, line, quoted
from bot.rendering.telegram_html import parts_in_pages
from bot.rendering.voice import Voice


def source_pages(answer: Answer, work: Answer | None = None) -> tuple[str, ...]:
    """Pages of Telegram's HTML with every passage behind an answer; see :func:`source_parts`."""
    return parts_in_pages(source_parts(answer, work))


def source_parts(answer: Answer, work: Answer | None = None) -> tuple[Part, ...]:
    """Every passage behind an answer; none where there is none.

    After the card of a measure come the passages on its ``work``: what was done under it, of
    which only the report's words under this measure are shown.
    """
    voice = Voice(answer)
    seen: list[Source] = []
    parts = []
    for row in answer.rows:
        parts += _passages(voice, row, list(cited(row)), seen)
    if work is not None:
        numbers = {source.measure for source in seen if source.measure}
        for row in work.rows:
            told = [source for source in cited(row) if source.measure in numbers]
            parts += _passages(Voice(work), row, told, seen)
    return tuple(parts)


def _passages(voice: Voice, row: Item, told: Sequence[Source], seen: list[Source]) -> list[Part]:
    """The passages on one thing, without words that stand above already or in a longer one."""
    fresh: list[Source] = []
    for source in dict.fromkeys(told):
        others = (*seen, *(other for other in told if len(other.quote) > len(source.quote)))
        if source.quote and not any(source.quote in other.quote for other in others):
            fresh.append(source)
            seen.append(source)
    parts = []
    for number, source in enumerate(fresh):
        head: list[Line] = [] if number else [line(voice.short(row.iri), Style.BOLD)]
        where = place(voice, source.report, [source.measure] if source.measure else [])
        parts.append(Part((*head, where, quoted(source.quote)), apart=True))
    return parts
