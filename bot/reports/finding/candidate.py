"""A thing that a sentence seems to name, before it is known whether the data has it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.reports.finding.gazetteer import Named


@dataclass(slots=True)
class Candidate:
    """Tokens ``start`` to ``end`` that name a thing of class ``cls`` (IRI); ``head`` is its noun.

    ``name`` is in the nominative, empty where the words only point back (*the Agreement*).
    ``kind`` and ``topics`` are concepts; ``parties`` the agents of an agreement, ``members``
    the countries a party is made of.  ``iri`` is set where the words are a known name.
    """

    cls: str
    start: int
    end: int
    head: int
    name: str
    kind: str | None = None
    topics: tuple[str, ...] = ()
    parties: tuple[Named, ...] = ()
    members: tuple[Named, ...] = ()
    inferred_home: bool = False
    draft: bool = False
    iri: str | None = None
    number: str = ""
    nickname: str = ""
    confidence: float = 0.5
    why: str = ""
    thing: str = ""
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def stretch(self) -> tuple[int, int]:
        """Its tokens."""
        return (self.start, self.end)
