"""What the data holds already, as proposing looks it up: things, their names, what is stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot import vocabulary as voc
from bot.model import Term
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile
from bot.text.fold import fold
from bot.vocabulary import local_name

_NAMES = (voc.PREF_LABEL, voc.SHORT_NAME, voc.ALT_LABEL, voc.HIDDEN_LABEL)
_PROOF = frozenset({voc.FACT, voc.PASSAGE})
_EVERYTHING = "SELECT ?graph ?s ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing: which it is (``property``, IRI), and in which language."""

    text: str
    language: str
    property: str


class Known:
    """The triples that data files state, the ontology's with them; no rule is applied."""

    def __init__(
        self,
        triples: Iterable[tuple[str, str, Term]],
        shared: frozenset[tuple[str, str, Term]] = frozenset(),
    ) -> None:
        """Take up the triples: IRI of the subject, IRI of the predicate, object.

        ``shared`` are those that no single report states.
        """
        self._shared = shared
        self._stated: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, value in triples:
            values = self._stated.setdefault(subject, {}).setdefault(predicate, [])
            if value not in values:
                values.append(value)

    @classmethod
    def of(cls, files: Sequence[DataFile]) -> Known:
        """What ``files`` state; :class:`~bot.store.base.DataError` where one cannot be read."""
        store = EmbeddedStore.from_files(files, rules=())
        stated: list[tuple[str, str, Term]] = []
        shared: set[tuple[str, str, Term]] = set()
        for row in store.select(_EVERYTHING).rows:
            graph, subject, predicate, value = (term for term in row if term is not None)
            stated.append((subject.value, predicate.value, value))
            if graph.value == voc.GRAPH_SHARED:
                shared.add(stated[-1])
        return cls(stated, frozenset(shared))

    def without(self, ids: Collection[str]) -> Known:
        """The same as if the things with these ids had never been seen."""
        hidden = {voc.ID + one for one in ids}
        return Known(
            (subject, predicate, value)
            for subject, stated in self._stated.items()
            if subject not in hidden
            for predicate, values in stated.items()
            for value in values
            if value.value not in hidden
        )

    def values(self, iri: str, predicate: str) -> list[Term]:
        """What ``predicate`` says of a subject."""
        return self._stated.get(iri, {}).get(predicate, [])

    def is_shared(self, iri: str, predicate: str, value: Term) -> bool:
        """Whether this is stated for all reports, in ``shared/``."""
        return (iri, predicate, value) in self._shared

    def has(self, iri: str, predicate: str, value: Term) -> bool:
        """Whether this is stated."""
        return value in self.values(iri, predicate)

    def describes(self, iri: str) -> bool:
        """Whether anything is stated of ``iri``."""
        return iri in self._stated

    def class_of(self, iri: str) -> str | None:
        """The IRI of the class of a thing or concept."""
        return next((value.value for value in self.values(iri, voc.TYPE)), None)

    def of_class(self, *classes: str) -> tuple[str, ...]:
        """The IRIs of all things of these classes, as sorted."""
        return tuple(sorted(iri for one in classes for iri in self._by_class.get(one, ())))

    def names(self, iri: str) -> Iterator[Name]:
        """All names of a thing, the official one first."""
        for predicate in _NAMES:
            for value in self.values(iri, predicate):
                yield Name(value.value, value.language or "", predicate)

    def measure(self, number: str) -> str | None:
        """The IRI of the measure with that number; where programmes share it, the first."""
        return self._measures.get(number)

    def chapter(self, number: int) -> str | None:
        """The IRI of the chapter with that number."""
        return self._chapters.get(number)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all things, facts and passages: none of them may be minted again."""
        return frozenset(local_name(iri) for iri in self._stated if iri.startswith(voc.ID))

    @cached_property
    def things(self) -> tuple[str, ...]:
        """The IRIs of all things: what is under ``id:`` and neither a fact nor a passage."""
        return tuple(
            iri
            for iri in sorted(self._stated)
            if iri.startswith(voc.ID) and self.class_of(iri) not in _PROOF
        )

    @cached_property
    def folded_names(self) -> frozenset[tuple[str, str]]:
        """The names of all things with their languages, folded as they are compared."""
        return frozenset(
            (name.language, fold(name.text)) for iri in self.things for name in self.names(iri)
        )

    @cached_property
    def _by_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for iri, stated in self._stated.items():
            for cls in stated.get(voc.TYPE, ()):
                found.setdefault(cls.value, []).append(iri)
        return found

    @cached_property
    def _measures(self) -> dict[str, str]:
        return {
            number.value: iri
            for iri in reversed(self.of_class(voc.MEASURE))
            for number in self.values(iri, voc.ITEM_NUMBER)
        }

    @cached_property
    def _chapters(self) -> dict[int, str]:
        return {
            int(number.value): iri
            for iri in reversed(self.of_class(voc.CHAPTER))
            for number in self.values(iri, voc.CHAPTER_NUMBER)
        }
