"""What the reader knows of the ontology: which property can say what of which class.

Read from the graph, so that a new class or property is Turtle and no Python.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot import vocabulary as voc
from bot.understanding.names import NameIndex

_MOST_GROUPS = 2_000
"""Of so many groups of things at most the classes are kept."""
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_TEMPORAL = frozenset(
    {voc.XSD_DATE, voc.XSD_DATE_TIME, voc.XSD_YEAR, voc.XSD_YEAR_MONTH, voc.EDTF_DATE}
)


@dataclass(frozen=True)
class Schema:
    """The ontology as far as questions need it.

    ``classes`` maps things to all their classes, ``usage`` holds (property, class of the
    subject, class or datatype of the value) as they occur in the data, ``concept_uses``
    (concept, class of a thing that has it), ``notes`` the
    annotations of the ontology: property IRI → term → values.
    """

    classes: Mapping[str, frozenset[str]]
    usage: frozenset[tuple[str, str, str]]
    notes: Mapping[str, Mapping[str, tuple[str, ...]]]
    years: tuple[int, ...] = ()
    reporting_years: frozenset[int] = frozenset()
    concepts: frozenset[str] = frozenset()
    concept_uses: frozenset[tuple[str, str]] = frozenset()

    @staticmethod
    def build(
        *,
        types: Iterable[tuple[str, str]],
        usage: Iterable[tuple[str, str, str]],
        notes: Iterable[tuple[str, str, str]],
        years: Iterable[tuple[int, bool]] = (),
        concepts: Iterable[str] = (),
        concept_uses: Iterable[tuple[str, str]] = (),
        others: NameIndex | None = None,
    ) -> Schema:
        """Build from rows of the graph: (thing, class), usage, (term, property, value), years.

        ``others`` knows the classes of things that are too many to be listed.
        """
        classes: dict[str, set[str]] = defaultdict(set)
        for thing, cls in types:
            classes[thing].add(cls)
        collected: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for term, prop, value in notes:
            collected[prop][term].append(value)
        dated = sorted(set(years), key=lambda pair: (not pair[1], -pair[0]))
        return Schema(
            classes=_Classes({thing: frozenset(found) for thing, found in classes.items()}, others),
            usage=frozenset(usage),
            notes={
                prop: {term: tuple(values) for term, values in terms.items()}
                for prop, terms in collected.items()
            },
            years=tuple(dict.fromkeys(year for year, _ in dated)),
            reporting_years=frozenset(year for year, reporting in dated if reporting),
            concepts=frozenset(concepts),
            concept_uses=frozenset(concept_uses),
        )

    def classes_of_any(self, things: frozenset[str]) -> tuple[str, ...]:
        """The classes of all ``things``, each once; a word may stand in very many names."""
        found = self._of_any.get(things)
        if found is None:
            if len(self._of_any) >= _MOST_GROUPS:
                self._of_any.clear()
            each = (cls for thing in sorted(things) for cls in sorted(self.classes.get(thing, ())))
            found = self._of_any[things] = tuple(dict.fromkeys(each))
        return found

    @cached_property
    def _of_any(self) -> dict[frozenset[str], tuple[str, ...]]:
        return {}

    # --- annotations ---

    def note(self, term: str, prop: str) -> tuple[str, ...]:
        """The values of annotation ``prop`` on ``term``."""
        return self.notes.get(prop, {}).get(term, ())

    def one(self, term: str, prop: str) -> str | None:
        """The first value of annotation ``prop`` on ``term``."""
        values = self.note(term, prop)
        return values[0] if values else None

    def ancestors(self, term: str, prop: str) -> frozenset[str]:
        """``term`` and all above it by ``prop`` (rdfs:subClassOf or rdfs:subPropertyOf)."""
        found: set[str] = set()
        open_terms = [term]
        while open_terms:
            at = open_terms.pop()
            if at not in found:
                found.add(at)
                open_terms.extend(self.note(at, prop))
        return frozenset(found)

    def is_a(self, cls: str, above: str) -> bool:
        """Whether class ``cls`` is ``above`` or below it."""
        return above in self.ancestors(cls, voc.SUB_CLASS_OF)

    def class_of_concept(self, concept: str) -> str | None:
        """The class whose things are of this kind (conference → Event), if any."""
        return self.one(concept, voc.KIND_OF)

    def complements(self, concept: str) -> tuple[str, ...]:
        """What *not* this status means: the next steps below it, else nothing stated."""
        return self.note(concept, voc.COMPLEMENT)

    def climbing(self, status: str) -> tuple[str, ...]:
        """A status and the higher ones that are *not yet* the same: preparing takes in drafts.

        In everyday words a draft is still being prepared; but no preparation is a draft.
        """
        rank = self._rank(status)
        for group in self.notes.get(voc.COMPLEMENT, {}).values():
            if status in group and len(group) > 1:
                return tuple(one for one in group if self._rank(one) >= rank)
        return (status,)

    def above(self, status: str) -> tuple[str, ...]:
        """The statuses of a higher rank."""
        ranks = self.notes.get(voc.RANK, {})
        own = self._rank(status)
        return tuple(sorted(one for one in ranks if self._rank(one) > own)) if own else ()

    def _rank(self, status: str) -> int:
        value = self.one(status, voc.RANK) or ""
        return int(value) if is_integer(value) else 0

    def likes(self, props: Iterable[str], classes: Iterable[str]) -> tuple[str, ...]:
        """The properties like one of ``props`` that things of one of ``classes`` have."""
        own = tuple(classes)
        found = (like for prop in props for like in self.note(prop, voc.LIKE_PROPERTY))
        return tuple(dict.fromkeys(like for like in found if self.can_say(like, own)))

    def milestone(self, concept: str) -> str | None:
        """The date property whose date reaches this status."""
        return self.one(concept, voc.MILESTONE)

    def prominence(self, cls: str) -> int:
        """How readily a class is meant when none is named."""
        return max(
            (
                int(v)
                for c in self.ancestors(cls, voc.SUB_CLASS_OF)
                for v in self.note(c, voc.PROMINENCE)
                if is_integer(v)
            ),
            default=1,
        )

    # --- usage ---

    @cached_property
    def domains(self) -> Mapping[str, frozenset[str]]:
        """Property → classes of the things that have it."""
        return self._with_umbrella(_group((prop, subject) for prop, subject, _ in self.usage))

    @cached_property
    def ranges(self) -> Mapping[str, frozenset[str]]:
        """Property → classes or datatypes of its values."""
        return self._with_umbrella(_group((prop, value) for prop, _, value in self.usage))

    def _with_umbrella(self, classes: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
        """To be involved is to play any of the roles; to have a date, any of the dates."""
        dates = self._under(voc.DATE)
        whole = {voc.INVOLVES: self.roles, voc.DATE: dates}
        umbrella = {
            prop: frozenset(cls for one in under for cls in classes.get(one, ()))
            for prop, under in whole.items()
        }
        return {**classes, **{prop: found for prop, found in umbrella.items() if found}}

    def goes_with(self, concept: str, classes: Iterable[str]) -> bool:
        """Whether some thing of one of ``classes`` has ``concept``, or one that counts as it."""
        near = {concept} | {c for c in self.concepts if concept in self.note(c, voc.COUNTS_AS)}
        return any((each, cls) in self.concept_uses for each in near for cls in classes)

    @cached_property
    def gaps(self) -> frozenset[str]:
        """Properties that the ontology has and no thing of the record: asked, never stated."""
        defined = {t for t, found in self.classes.items() if found & voc.PROPERTY_CLASSES}
        return frozenset(defined - self.domains.keys())

    @cached_property
    def date_properties(self) -> frozenset[str]:
        """Properties whose values are dates."""
        temporal = frozenset(prop for prop, values in self.ranges.items() if values & _TEMPORAL)
        return temporal | self._under(voc.DATE) | {voc.DATE}

    @cached_property
    def happenings(self) -> frozenset[str]:
        """The dates on which something took place, or all where the ontology notes none."""
        noted = frozenset(p for p in self.date_properties if self.one(p, voc.HAPPENING))
        return noted or self.date_properties

    @cached_property
    def events(self) -> frozenset[str]:
        """The classes of what takes place: those that are mostly asked when they were held."""
        mostly = self.notes.get(voc.MAIN_DATE, {})
        return frozenset(cls for cls, dates in mostly.items() if voc.HELD in dates)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Properties under ``soraq:involves``, or — in a foreign graph — any tie."""
        return self._under(voc.INVOLVES)

    def _under(self, umbrella: str) -> frozenset[str]:
        """The properties under one that stands for them all."""
        return frozenset(
            prop
            for prop in self.notes.get(voc.SUB_PROPERTY_OF, {})
            if prop != umbrella and umbrella in self.ancestors(prop, voc.SUB_PROPERTY_OF)
        )

    def can_say(self, prop: str, classes: Iterable[str]) -> bool:
        """Whether things of one of ``classes`` have ``prop`` somewhere in the data."""
        domain = self.domains.get(prop, frozenset())
        return any(cls in domain for cls in classes)

    def sayable(self, props: Iterable[str], classes: Iterable[str]) -> set[str]:
        """Those of ``props`` that things of one of ``classes`` can have."""
        classes = tuple(classes)
        return {prop for prop in props if self.can_say(prop, classes)}

    def can_be(self, prop: str, classes: Iterable[str]) -> bool:
        """Whether ``prop`` has things of one of ``classes`` as values somewhere."""
        values = self.ranges.get(prop, frozenset())
        return any(cls in values for cls in classes)

    def can_play(self, prop: str, classes: Iterable[str]) -> bool:
        """Whether things of one of ``classes`` have ``prop``, or a role played jointly as it."""
        own = tuple(classes)
        props = (prop, *self.note(prop, voc.JOINTLY_AS))
        return any(self.can_say(one, own) for one in props)

    @cached_property
    def joint_roles(self) -> frozenset[str]:
        """The roles that several play together, which makes them partners, and who helps."""
        noted = self.notes.get(voc.JOINTLY_AS, {}).values()
        return frozenset((voc.FUNDER, voc.SUPPORTER, *(role for found in noted for role in found)))

    def played_as(self, roles: Iterable[str], classes: Iterable[str]) -> tuple[str, ...]:
        """The roles by which things of ``classes``, or of any, say what ``roles`` say more widely.

        Who organised a conference took part in it, and is the partner of its other organisers.
        """
        own = tuple(classes)
        noted = (
            p for r in roles for p in self.note(r, voc.PLAYED_AS) + self.note(r, voc.JOINTLY_AS)
        )
        return tuple(dict.fromkeys(p for p in noted if not own or self.can_say(p, own)))

    def is_date(self, prop: str) -> bool:
        """Whether ``prop`` is a date."""
        return prop in self.date_properties

    def is_role(self, prop: str) -> bool:
        """Whether ``prop`` is the part that somebody plays."""
        return prop in self.roles

    def tells_of_somebody(self, prop: str) -> bool:
        """Whether ``prop`` is no part that is played, and its values are all who acts."""
        values = self.ranges.get(prop, frozenset())
        agents = {voc.COUNTRY, voc.BODY}
        return bool(values) and not self.is_role(prop) and values <= agents


class _Classes(Mapping[str, frozenset[str]]):
    """The classes of things: those listed, and on being asked those of an index."""

    def __init__(self, listed: Mapping[str, frozenset[str]], others: NameIndex | None) -> None:
        self._listed = listed
        self._others = others

    def __getitem__(self, thing: str) -> frozenset[str]:
        found = self._listed.get(thing)
        if found is None and self._others is not None:
            found = self._others.classes(thing) or None
        if found is None:
            raise KeyError(thing)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def is_integer(value: str) -> bool:
    """Whether a value that data gives is an integer, as it should be."""
    return bool(_INTEGER.fullmatch(value))


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}
