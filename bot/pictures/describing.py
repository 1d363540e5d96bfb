"""A picture in words: what a reader hears who does not see it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pictures import Picture, Status, Ties, Timeline
from bot.rendering.lines import joined
from bot.rendering.texts import Texts


def description(picture: Picture, most: int | None = None) -> str:
    """Every fact that the picture shows, a line each, within ``most`` characters.

    What is too much is left out line by line, and it is said how many.
    """
    frame = picture.frame
    about = [frame.title, frame.subtitle]
    if isinstance(picture, Ties):
        about += [picture.name, picture.cls]
    head = joined(about)
    tail = [line for line in (frame.more, frame.source, frame.data) if line]
    texts = Texts(frame.language)
    lines = _lines(picture)
    for kept in range(len(lines), -1, -1):
        left = len(lines) - kept
        more = [texts.count("and %(n)s more", left)] if left else []
        said = "\n".join([head, *lines[:kept], *more, *tail])
        if most is None or len(said) <= most:
            return said
    return head[: most or None]


def _lines(picture: Picture) -> Sequence[str]:
    match picture:
        case Timeline():
            return [f"• {e.when} – {e.what}: {e.name}" for e in picture.events]
        case Ties():
            return [
                f"• {relation.name}: {'; '.join(relation.others)}"
                + (f"; {relation.more}" if relation.more else "")
                for relation in picture.relations
            ]
        case Status():
            return [
                f"• {side.name}: " + "; ".join(f"{one.name} – {one.said}" for one in side.standings)
                for side in picture.sides
            ]
