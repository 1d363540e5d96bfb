"""A statement that a sentence makes, and what all finders of statements share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.model import Term
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Gazetteer, Named, Seen
from bot.reports.finding.scene import Scene
from bot.text.dates import DateMention

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """That a candidate has a property: a literal, a concept, an agent or another candidate."""

    subject: Candidate
    predicate: str
    value: Term | Named | Candidate
    words: tuple[Stretch, ...]
    confidence: float
    inferred: str = ""


@dataclass(slots=True)
class Sayings:
    """The candidates of one sentence, of which something may be said.

    ``before`` are candidates of the sentences before, to which bare words point back; ``used``
    the beginnings of dates that something was said with.
    """

    scene: Scene
    agents: Sequence[Named]
    found: Sequence[Candidate]
    before: Sequence[Candidate]
    gazetteer: Gazetteer
    used: set[int] = field(default_factory=set)

    def of(self, *classes: str) -> list[Candidate]:
        """The candidates of these classes."""
        return [one for one in self.found if one.cls in classes]

    @staticmethod
    def at(mention: DateMention) -> Stretch:
        """The tokens of a date."""
        return (mention.start, mention.end)

    def near(self, subject: Candidate) -> tuple[Stretch, ...]:
        """The words of a subject, where they stand in this sentence."""
        return (subject.stretch,) if any(subject is one for one in self.found) else ()

    def in_quote(self, verb: Seen) -> bool:
        """Whether a verb stands in a title."""
        return self.scene.quote_around(verb.start) is not None

    def quoted(self, mention: DateMention) -> bool:
        """Whether a date stands in a title."""
        return self.scene.quote_around(mention.start) is not None
