"""The frozen values that are handed from room to room.

``Utterance → Reading → BoundQuery → Rows → Answer → Reply``: each room takes one of
these and returns the next; nothing flows back.  The module imports nothing of the
project, so every room may import it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """The languages that are understood and answered in."""

    AZ = "az"
    EN = "en"
    RU = "ru"


class Kind(StrEnum):
    """What sort of answer an :class:`Answer` is (``kind`` of the JSON contract)."""

    LIST = "list"
    ENTITY = "entity"
    COUNT = "count"
    FIGURE = "figure"
    DATE = "date"
    YES = "yes"
    NO = "no"
    NONE = "none"
    CLARIFY = "clarify"
    HELP = "help"


class Form(StrEnum):
    """What a question asks for."""

    THINGS = "things"  # which things are there
    CARD = "card"  # everything about the things named
    COUNT = "count"  # how many things
    FIGURE = "figure"  # a number that the report states
    VALUES = "values"  # a property of the things: who, where, whom, what
    DATE = "date"  # when
    CHECK = "check"  # yes or no
    HAPPENED = "happened"  # what took place in a period
    CHANGED = "changed"  # what later reports tell that earlier ones did not
    HELP = "help"  # greetings, thanks, questions about the bot


# --- dates -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days as it was asked for.

    ``first`` and ``last`` are both within it; ``None`` leaves that side open.  ``grain``
    is the length in days of the unit that was named (day 1, month 31, quarter 92,
    half-year 184, year 366): a thing dated more coarsely than that does not match.
    """

    first: date | None
    last: date | None
    grain: int
    text: str = ""

    @property
    def is_year(self) -> bool:
        """Whether the period is whole calendar years, named as years."""
        return self.grain == 366


EVER = Period(None, None, grain=10_000)
"""The period of whatever is dated at all."""


@dataclass(frozen=True, slots=True)
class DatedWithin:
    """A condition: a date of the thing lies in one of ``periods``.

    ``properties`` limits it to those dates (``signed``); empty means any date.  A
    ``bare_year`` also matches what a report on that year tells of.
    """

    periods: tuple[Period, ...]
    properties: tuple[str, ...] = ()
    bare_year: bool = False


# --- what a question was taken to mean ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class HasConcept:
    """A condition: the thing has one of ``concepts`` (status, topic, kind), or none of them."""

    concepts: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class TiedTo:
    """A condition: the thing is tied to one of ``things``, by one of ``roles`` if given.

    ``through`` stands for things that are not named but described (trainings in *detention
    centres*): they are looked up first and take the place of ``things``.  A claim with
    roles alone says that they are stated at all.  ``negated``: must not be tied (other than
    with Norway).
    """

    things: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    through: Selection | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """The first or the latest things by date, at most ``limit`` of them."""

    descending: bool
    limit: int = 1


@dataclass(frozen=True, slots=True)
class Selection:
    """Which things a question is about: all conditions hold at once.

    ``classes`` and ``named`` are alternatives within themselves (any of them); ``None``
    for ``named`` sets no such condition.
    """

    classes: tuple[str, ...] = ()
    concepts: tuple[HasConcept, ...] = ()
    ties: tuple[TiedTo, ...] = ()
    dated: tuple[DatedWithin, ...] = ()
    named: tuple[str, ...] | None = None
    order: Order | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked of the things."""
        return self == Selection()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the understood line, put into words by the room that renders it.

    Exactly one of ``iri`` (a term or thing), ``period`` and ``text`` (words as typed, or
    the name of a grammar word such as ``first``) is given.  ``carried``: supplied by memory.
    """

    iri: str | None = None
    period: Period | None = None
    text: str | None = None
    negated: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A misspelt word and the word it was taken for."""

    typed: str
    taken: str


class Than(StrEnum):
    """How a number that is claimed stands to the one that is found."""

    EQUAL = "equal"
    MORE = "more"  # more than that are claimed
    FEWER = "fewer"
    LEAST = "least"
    MOST = "most"


class Alike(StrEnum):
    """By what the values of several things are said to be the same."""

    VALUE = "value"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a yes-no question claims of what is counted or told."""

    than: Than
    number: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of an utterance.

    ``asked`` are the properties whose values are wanted (forms VALUES, DATE).
    ``asked_classes`` limits those values to things of these classes ("which countries").
    ``without`` are values not wanted (*who else, other than the Service*).  ``claim`` is what a
    yes-no question claims of the selection; ``only``: that it holds of nobody else, or nothing
    else does; ``alike``: that what is asked is the same of all of them; ``amount``: what it
    claims of the number that a COUNT or FIGURE finds.  ``among`` are the things set side by
    side, by the selection's order where it has one.  ``unknown`` are words
    that mean something but not to us: an answer that passes them over would be a guess.
    ``took_place``: what is only planned is not meant where something else is; ``False``: it is.
    ``absent``: of the words not known each names what the record does not hold, as another
    country.  Readings of one ``frame`` take every word in the same sense.
    """

    language: Language
    form: Form
    selection: Selection = Selection()
    asked: tuple[str, ...] = ()
    asked_classes: tuple[str, ...] = ()
    claim: Selection | None = None
    without: tuple[str, ...] = ()
    among: tuple[Selection, ...] = ()
    pieces: tuple[Piece, ...] = ()
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    proposed: bool = False
    every: bool = False
    amount: Amount | None = None
    absent: bool = False
    alike: Alike | None = None
    only: bool = False
    took_place: bool | None = None
    frame: int = 0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Memory:
    """What a conversation keeps of its last question: the reading and what it was about.

    ``items`` are the things of the last answer, in the order shown, ``subjects`` the things
    whose property was asked.  ``described`` says what sort of thing a single item is (its
    class and topics), so that "and with Russia?" can ask for another of that sort.
    ``choices`` are the readings that were offered last, by number.  No words of anybody are kept.
    """

    reading: Reading | None = None
    items: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    described: Selection | None = None
    choices: tuple[Reading, ...] = ()
    language: Language | None = None


# --- what is asked of the store, and what it gives -----------------------------------------


class TermKind(StrEnum):
    """What a term of RDF is."""

    IRI = "iri"
    LITERAL = "literal"
    BNODE = "bnode"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of RDF.

    ``datatype`` is ``None`` for IRIs, for plain strings and for strings with a ``language``.
    """

    value: str
    kind: TermKind = TermKind.IRI
    language: str | None = None
    datatype: str | None = None


Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT query gave: one tuple a row, ``None`` where a variable is not bound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[dict[str, Term | None]]:
        """Each row by the names of its variables."""
        for row in self.rows:
            yield dict(zip(self.variables, row, strict=True))


@dataclass(frozen=True, slots=True)
class BoundQuery:
    """A query as it will run, with its values in place; ``name`` is its template's."""

    name: str
    text: str


# --- what is answered --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the report, the row's number (``None``: heading, chapter), the words."""

    report: str
    measure: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about a thing, with the passages that state it."""

    property: str
    value: Term
    sources: tuple[Source, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """What reports of some ``years`` stated of a thing that changed from report to report.

    ``date`` is when it came about, where the record says so: on which day it was signed.
    """

    fact: Fact
    years: tuple[int, ...]
    date: Term | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement that points at a thing: ``other`` has the thing as its ``property``.

    The ``sources`` are looked up where they are shown (``Assistant.cited_ties``).
    """

    other: str
    property: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of an answer: its class, the facts that matter here first, and who points at it.

    ``shown`` are the properties that the question asked for or that a list shows;
    ``named_in`` the passages that speak of a thing of which none states a fact itself;
    ``history`` what one report after another stated where a later one overtook it.
    """

    iri: str
    cls: str
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    shown: tuple[str, ...] = ()
    named_in: tuple[Source, ...] = ()
    history: tuple[Stage, ...] = ()


class Note(StrEnum):
    """Why an answer is not simply the answer: what the reply has to say beside it."""

    UNKNOWN_WORDS = "unknown-words"  # some words are not known: reading.unknown
    NOT_STATED = "not-stated"  # the thing is known, the record does not state what was asked
    NOTHING_FOUND = "nothing-found"  # everything was understood, nothing matches
    NOT_UNDERSTOOD = "not-understood"  # nothing was left to go on
    TOO_LONG = "too-long"  # over the limit of characters
    PROPOSED = "proposed"  # a misspelling is only proposed
    MORE_THAN = "more-than"  # a figure's value is a lower bound
    FROM_COPY = "from-copy"  # the store is away, its last good copy answered


@dataclass(frozen=True, slots=True)
class Choice:
    """Another reading that is offered: what it means, how much it finds, and what.

    ``more``: it finds more than the ``count`` that was looked up.
    """

    reading: Reading
    pieces: tuple[Piece, ...]
    count: int
    items: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing or term is called in one language; ``short`` has at most 48 characters."""

    full: str
    short: str
    inverse: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as data; putting it into words is another room's work.

    ``items`` are all things found (IRIs, in order), ``rows`` the first of them with their
    facts (all of them where all was asked for).  ``subjects`` are the things whose property
    was asked (the training, of "who supported the training").  ``value`` is a number, an
    ISO date or range, or ``ongoing``.  ``names`` holds the names of every IRI that the
    answer mentions, in the language of the reply.  ``choices`` are readings to choose from
    (kind CLARIFY), ``offers`` readings near a question that found nothing, ``examples`` are
    questions that the data answers, for whoever does not know what to ask.  ``years_by_report``
    are the last years of the reports cited, ``before`` are the same counts as the
    figure that is the answer, for earlier periods.
    """

    question: str
    language: Language
    kind: Kind
    reading: Reading
    items: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    rows: tuple[Item, ...] = ()
    total: int = 0
    value: str | int | None = None
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()
    offers: tuple[Choice, ...] = ()
    names: Mapping[str, Names] = field(default_factory=dict)
    report_years: tuple[int, ...] = ()
    years_by_report: Mapping[str, int] = field(default_factory=dict)
    before: tuple[Item, ...] = ()
    examples: tuple[str, ...] = ()
    queries: tuple[BoundQuery, ...] = ()
    version: str = ""
    milliseconds: float = 0.0
