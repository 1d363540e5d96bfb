"""What is proposed to be stated of a report: new things, facts, names that are still to be given.

A proposal is no data.  It becomes some when a person accepts it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model import Term
from bot.reports.document import Span
from bot.vocabulary import local_name


@dataclass(frozen=True, slots=True)
class NewThing:
    """A thing that the data does not have yet.

    ``id`` is the last part of its IRI, in the manner of the house (``event-…``), the same in
    every run over the same document; ``cls`` is the IRI of its class.  ``names``
    (``skos:prefLabel``), ``short_names`` and ``other_names`` (``skos:altLabel``) are by
    language: those that the source gives, and no more.  ``kind`` and ``topics`` are IRIs of
    concepts.  ``passage`` is the sentence that names it, ``words`` what names it there;
    ``confidence`` from 0 to 1.  ``note`` says in plain words why it is taken for one.
    """

    id: str
    cls: str
    passage: Span
    words: tuple[Span, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    short_names: Mapping[str, str] = field(default_factory=dict)
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str | None = None
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    note: str = ""

    @property
    def key(self) -> str:
        """What its decision is kept under: the same in every run."""
        return f"thing:{self.id}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One statement that the words of a passage are taken to make.

    ``subject`` is the id (last part of the IRI) of a thing of the class ``subject_class``
    (an IRI); where it is new, ``Proposals.things`` has it.  ``predicate`` is an IRI; ``object``
    an IRI, or a literal with its datatype or language.  ``passage`` is the shortest stretch
    that proves it, which is quoted, ``words`` the places within that it rests on.
    ``confidence`` goes from 0 to 1.  ``inferred``: it follows from the words and is not in
    them; ``note`` then says why, by language (az, en and ru, as the shapes demand).
    ``remark`` is for the reviewer.
    """

    subject: str
    subject_class: str
    subject_is_new: bool
    predicate: str
    object: Term
    passage: Span
    words: tuple[Span, ...] = ()
    confidence: float = 1.0
    inferred: bool = False
    note: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""

    @property
    def key(self) -> str:
        """What its decision is kept under: the same in every run over the same document."""
        parts = (
            self.subject,
            self.predicate,
            self.object.value,
            self.object.datatype or self.object.language or "",
            str(self.passage.start),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class NameToFill:
    """A name that no source gives: of which thing (id), which one, in which language.

    ``predicate`` is the IRI of ``skos:prefLabel`` or ``soraq:shortName``.
    """

    thing: str
    predicate: str
    language: str

    @property
    def key(self) -> str:
        """What is filled in is kept under this: the same in every run."""
        return f"name:{self.thing}:{local_name(self.predicate)}:{self.language}"


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed of one document, each in the order of its text."""

    things: tuple[NewThing, ...] = ()
    facts: tuple[Proposal, ...] = ()
    names_to_fill: tuple[NameToFill, ...] = ()

    def __add__(self, other: Proposals) -> Proposals:
        """Both, without what both have."""
        things = {one.key: one for one in (*other.things, *self.things)}
        facts = {one.key: one for one in (*other.facts, *self.facts)}
        names = {one.key: one for one in (*other.names_to_fill, *self.names_to_fill)}
        return Proposals(
            tuple(sorted(things.values(), key=lambda one: (one.passage, one.id))),
            tuple(sorted(facts.values(), key=lambda one: (one.passage, one.subject, one.key))),
            tuple(names.values()),
        )
