"""What each reader makes of its file: paragraphs and rows of cells, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.reports.document import Span


@dataclass(eq=False, slots=True)
class Paragraph:
    """Words on a line of their own; ``start`` is their place in the text once they have one."""

    text: str
    start: int = -1

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


@dataclass(eq=False, slots=True)
class Cell:
    """A cell that begins here; a cell merged with one above is not there a second time.

    ``column`` and ``width`` are counted in columns of the grid.  Empty paragraphs are left out.
    """

    column: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    width: int = 1

    @property
    def words(self) -> str:
        """All its text."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


Line: TypeAlias = "Paragraph | list[Cell]"
"""A paragraph outside tables, or a row of a table."""


def paragraphs_of(texts: Sequence[str]) -> list[Paragraph]:
    """Paragraphs of texts that have no place yet, white space made plain, empty ones left out."""
    plain = (" ".join(text.replace("\u00ad", "").split()) for text in texts)
    return [Paragraph(text) for text in plain if text]
