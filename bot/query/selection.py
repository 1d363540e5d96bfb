"""What is asked of the graph, as queries ready to run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.model import BoundQuery, DatedWithin, Period, Selection, TiedTo
from bot.query.binding import bind
from bot.query.library import library
from bot.query.template import Template

_FIRST_DAY = date.min
_LAST_DAY = date.max
_MOST_YEARS = 30

Parameters = dict[str, object]


def selection_parameters(selection: Selection) -> Parameters:
    """The parameters of the blocks that every query over a selection has.

    A condition that is not set leaves its block out; ``named=()`` matches nothing.
    """
    tied = [tie for tie in selection.ties if not tie.negated]
    untied = [tie for tie in selection.ties if tie.negated]
    return {
        "thing": selection.named,
        "class": None if selection.dated else selection.classes or None,
        "classAmong": selection.classes or None if selection.dated else None,
        "concept": [{"concept": has.concepts} for has in selection.concepts if not has.negated],
        "without": [
            {"without": has.concepts, "beside": has.concepts}
            for has in selection.concepts
            if has.negated
        ],
        "tie": [_in_role(tie, "role", "agent") for tie in tied if tie.roles],
        "neighbour": [{"neighbour": tie.things} for tie in tied if not tie.roles],
        "untied": [_in_role(tie, "unrole", "unagent") for tie in untied if tie.roles],
        "stranger": [{"stranger": tie.things} for tie in untied if not tie.roles],
        "dated": [_dated(condition, selection.named) for condition in selection.dated],
    }


def _in_role(tie: TiedTo, role: str, agent: str) -> Parameters:
    pairs = [(one, thing) for one in tie.roles for thing in tie.things]
    return {role: [one for one, _ in pairs], agent: [thing for _, thing in pairs]}


def _dated(condition: DatedWithin, named: Sequence[str] | None = None) -> Parameters:
    # What is named has few dates; and Virtuoso loses rows where names and years are both listed.
    years = _years(condition.periods) if named is None else None
    return {
        "from": [period.first or _FIRST_DAY for period in condition.periods],
        "to": [period.last or _LAST_DAY for period in condition.periods],
        "grain": [period.grain for period in condition.periods],
        "inYear": years,
        "dateProperty": condition.properties or None,
        "bareYear": condition.bare_year,
    }


def _years(periods: Sequence[Period]) -> list[int] | None:
    """The calendar years of periods and 0, which dates over several years have.

    ``None`` where they are open or long: then every date is looked at.
    """
    years: set[int] = set()
    for period in periods:
        if period.first is None or period.last is None:
            return None
        years.update(range(period.first.year, period.last.year + 1))
        if len(years) > _MOST_YEARS:
            return None
    return [0, *sorted(years)]


def _is_open(selection: Selection) -> bool:
    """Whether nothing says which things are meant, but at most which are not."""
    said = selection.named is not None or selection.classes or selection.dated
    has = any(not concept.negated for concept in selection.concepts)
    return not said and not has and all(tie.negated for tie in selection.ties)


def _order_parameters(selection: Selection) -> Parameters:
    """By date, and by the date that the question is about where it says which."""
    order = selection.order
    if order is None:
        return {"undatedToo": True}
    asked = tuple(prop for condition in selection.dated for prop in condition.properties)
    return {
        "byDate": True,
        "latestFirst": order.descending,
        "orderProperty": asked or None,
        "notPlanned": not asked,
        "limit": order.limit,
    }


class Queries:
    """The project's queries, or those of another library, bound to what is asked."""

    def __init__(self, templates: Mapping[str, Template] | None = None) -> None:
        """Use ``templates``, by default the project's own."""
        self._templates = library() if templates is None else templates

    def template(self, name: str) -> Template:
        """The template of that name."""
        return self._templates[name]

    def plain(self, name: str) -> BoundQuery:
        """A query that asks for nothing in particular."""
        return bind(self._templates[name])

    def find(self, selection: Selection, limit: int | None = None) -> BoundQuery:
        """The things of a selection: (thing, class, first, chapter, position), in order.

        ``limit`` is the most that are wanted, by default what the selection's order wants.
        """
        parameters = selection_parameters(selection) | _order_parameters(selection)
        parameters["everything"] = _is_open(selection)
        if limit is not None:
            parameters["limit"] = limit
        return bind(self._templates["find"], **parameters)

    def some(self, selection: Selection, limit: int) -> BoundQuery:
        """At most ``limit`` of the things of a selection, in no order: (thing).

        What it costs is bounded by ``limit`` where nothing is refused and no two conditions
        are common: the rest is not looked at.
        """
        parameters = selection_parameters(selection) | {"limit": limit}
        return bind(self._templates["some"], everything=_is_open(selection), **parameters)

    def values(
        self,
        selection: Selection,
        properties: Sequence[str],
        value_classes: Sequence[str] = (),
    ) -> BoundQuery:
        """What ``properties`` say of the things of a selection: (thing, property, value, as).

        With ``value_classes`` only values that are of one of them, or count as a thing that
        is: ``as`` is that thing (a government counts as its country).
        """
        return bind(
            self._templates["values"],
            asked=tuple(properties),
            valueClass=tuple(value_classes) or None,
            everything=_is_open(selection),
            **selection_parameters(selection),
        )

    def happened(self, selection: Selection) -> BoundQuery:
        """What took place: (thing, property, value, earliest, latest), by date.

        The selection's periods are those in which it took place.
        """
        dated = [
            {
                name: given
                for name, given in _dated(condition, selection.named).items()
                if name != "bareYear"
            }
            for condition in selection.dated
        ]
        return bind(
            self._templates["happened"], **selection_parameters(selection) | {"dated": dated}
        )

    def facts(
        self, things: Sequence[str], properties: Sequence[str], narrower: Sequence[str] = ()
    ) -> BoundQuery:
        """Every fact stated of ``things``, a row for each passage that states it.

        What no passage states is looked up in ``properties``, those that such things can have;
        where one of the ``narrower`` of them states the same, it is not told again.
        """
        return bind(
            self._templates["facts"],
            thing=tuple(things),
            property=tuple(properties),
            narrower=tuple(narrower) or None,
        )

    def links(self, things: Sequence[str], properties: Sequence[str]) -> BoundQuery:
        """What ``properties`` say of ``things``: (thing, property, value)."""
        return bind(self._templates["links"], thing=tuple(things), property=tuple(properties))

    def stages(self, properties: Sequence[str], reports: Sequence[str]) -> BoundQuery:
        """What ``reports`` state in properties that change: (thing, property, value, report)."""
        return bind(self._templates["stages"], property=tuple(properties), report=tuple(reports))

    def work(self, reports: Sequence[str], measures: Sequence[str] = ()) -> BoundQuery:
        """What ``reports`` tell of as work done: (thing, property, value, report)."""
        return bind(self._templates["work"], report=tuple(reports), measure=tuple(measures) or None)

    def ties(self, things: Sequence[str]) -> BoundQuery:
        """What is stated to be tied to ``things``: (thing, other, property)."""
        return bind(self._templates["ties"], thing=tuple(things))

    def spoken_of(self, thing: str, limit: int) -> BoundQuery:
        """At most ``limit`` passages that speak of ``thing``, in no order.

        (property, other, value, passage, report, itemNumber, quote): what the passage states of
        the other thing.
        """
        return bind(self._templates["spoken_of"], thing=thing, limit=limit)

    def pointing(self, things: Sequence[str]) -> BoundQuery:
        """Some of what points at ``things``, named or not: (thing, other, property)."""
        return bind(self._templates["pointing"], thing=tuple(things))

    def labels(self, terms: Sequence[str]) -> BoundQuery:
        """The names of ``terms``: (term, label, language, how)."""
        return bind(self._templates["labels"], term=tuple(terms))

    def describe(self, things: Sequence[str]) -> BoundQuery:
        """The triples that tell of ``things`` and prove it, for export."""
        return bind(self._templates["describe"], thing=tuple(things))
