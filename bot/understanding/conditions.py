"""The conditions of a frame → a selection: what things must be, have and be tied to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot import vocabulary as voc
from bot.model import DatedWithin, HasConcept, Language, Selection, TiedTo
from bot.text.dates import DateMention
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.grammar import single_words
from bot.understanding.marking import is_inside
from bot.understanding.morphology import azerbaijani
from bot.understanding.pairing import Pairing

_TWO = 2
_BESIDE = 3
"""How many words may stand between two class words that are joined."""
_DATE_REACH = 6
"""How many words may stand between a date and its verb."""


class Conditions(Pairing):
    """Reads the conditions of one frame; the forms of question are built on it."""

    def select(
        self,
        *,
        skip: Iterable[Part] = (),
        only: Iterable[Part] | None = None,
        classes: tuple[str, ...] | None = None,
        dates: bool = True,
        asked: Sequence[str] = (),
    ) -> Selection:
        """Turn the frame's conditions into a selection, but for the parts in ``skip``.

        ``only`` keeps these parts alone; ``classes`` sets the classes; without ``dates``
        those that belong to no verb are left out.  Of several class words one is wanted, by
        preference one that can have what is ``asked``; the others are what it is tied to.
        """
        far = self._far_parts(skip, only, asked)
        if far:
            near = self.select(
                skip=[*skip, *far],
                only=None if only is None else [p for p in only if p not in far],
                dates=dates,
            )
            tie = TiedTo(through=self.select(only=far))
            return replace(near, ties=(*near.ties, tie))
        left, wanted = set(skip), None if only is None else set(only)

        def kept(parts: Iterable[Part]) -> list[Part]:
            return [p for p in parts if p not in left and (wanted is None or p in wanted)]

        frame = self.frame
        statuses, topics, kinds = kept(frame.statuses), kept(frame.topics), kept(frame.kinds)
        targets = self._targets([*kept(frame.classes), *kinds]) if classes is None else classes
        statuses = [p for p in statuses if not self.is_of_its_name(p, targets)]
        statuses = [p for p in statuses if not self._says_there_is(p, targets)]
        bound, free = self._bind_dates(statuses, left)
        concepts = [self._concept(p) for p in topics]
        concepts += self._kinds(kinds)
        concepts += self._statuses([p for p in statuses if p not in bound])
        dated = list(bound.values())
        if dates and only is None and free:
            dated.append(self.free_dates(free, targets or self._work_named()))
        described = bool(topics or statuses)
        ties, named = self._things(kept(frame.things), targets, left, described=described)
        said = frame.properties if only is None else kept(frame.properties)
        ties += self._not_ours(said, targets)
        if only is None:
            named = self._with_words(named)
        return Selection(
            classes=targets,
            concepts=tuple(concepts),
            ties=tuple(ties),
            dated=tuple(dated),
            named=None if named is None else tuple(sorted(set(named))),
        )

    def is_of_its_name(self, status: Part, targets: Sequence[str]) -> bool:
        """Whether a status only belongs to a name, and what is asked of can have none.

        *Was the draft of the agreement discussed at the talks*: talks are no draft.
        """
        if not targets or self.schema.can_say(voc.HAS_STATUS, targets):
            return False
        kinds = any(class_of(p, self.schema) == voc.ACTIVITY for p in self.frame.kinds)
        if kinds and not self.schema.milestone(status.value) and not self.is_negated(status):
            return True  # proposals on the draft
        return any(
            status.at == thing.end or status.end == thing.at
            for thing in self.frame.things
            if self.schema.can_say(voc.HAS_STATUS, self.classes_of([thing]))
        )

    def _says_there_is(self, status: Part, targets: Sequence[str]) -> bool:
        """Whether *works* is said of places: they are there, as no status tells."""
        works = self.schema.milestone(status.value) == voc.ENTRY_INTO_FORCE
        return works and set(targets) == {voc.PLACE} and not self.is_negated(status)

    def _far_parts(
        self, skip: Iterable[Part], only: Iterable[Part] | None, asked: Sequence[str]
    ) -> list[Part]:
        """The class words that only say what the things wanted are tied to."""
        left, wanted = set(skip), None if only is None else set(only)
        parts = [
            p
            for p in self.frame.classes + self.frame.kinds
            if p not in left and (wanted is None or p in wanted)
        ]
        classes = list(dict.fromkeys(class_of(p, self.schema) or "" for p in parts))
        if len(classes) < 2 or self._are_joined(parts):
            return []
        able = [c for c in classes if any(self.schema.can_say(prop, (c,)) for prop in asked)]
        heads = [p for p in parts if self.is_head(p, parts)]
        head = class_of(heads[0], self.schema) if heads else classes[-1]
        main = able[0] if able else head
        return [p for p in parts if class_of(p, self.schema) != main]

    def _are_joined(self, parts: Sequence[Part]) -> bool:
        """Whether class words are told off side by side: *agreements and meetings*."""
        joining = {*self.frame.positions("and"), *self.frame.positions("or")}
        return any(
            one.end in joining and other.at - one.end <= _BESIDE
            for one, other in pairwise(sorted(parts, key=lambda part: part.at))
        )

    def is_head(self, part: Part, parts: Sequence[Part]) -> bool:
        """Whether a class word is the head of the phrase: first in Russian, last elsewhere."""
        ordered = sorted(parts, key=lambda p: p.at)
        if self.language is Language.RU:
            return ordered[0] is part
        if self.language is Language.EN:
            tokens = self.frame.sighting.tokens
            following = tokens[part.end].lower if part.end < len(tokens) else ""
            if following in _ENGLISH_LINKS:
                return True
        return ordered[-1] is part

    def _targets(self, parts: Iterable[Part]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for p in parts if (c := class_of(p, self.schema))))

    def _with_words(self, named: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Narrow the named things by words that only occur in names."""
        words: frozenset[str] | None = None
        joined = self.frame.has("and", "or", "with", "versus", "compare")
        for word in self.frame.words:
            if words is None:
                words = word.things
            elif joined and word.is_number:
                words |= word.things  # numbers 86 and 151
            else:
                words &= word.things
        if words is None:
            return named
        if self.frame.conditions == 1 and len(self.frame.words) == 1:
            words = self._who_or_where(words) or words
        if named is not None and joined and all(w.is_number for w in self.frame.words):
            alike = {cls for word in words for cls in self.schema.classes.get(word, ())}
            kept = (n for n in named if alike & self.schema.classes.get(n, frozenset()))
            return (*kept, *sorted(words))  # convention 97 and 143
        return tuple(sorted(words)) if named is None else tuple(n for n in named if n in words)

    def _who_or_where(self, things: frozenset[str]) -> frozenset[str]:
        """Of the things with a word in their names those that act or lie: what *Europe* may be.

        A word alone is short for one of them, and not for the agreements and projects with it.
        """
        meant = AGENT_CLASSES | {voc.PLACE}
        return frozenset(one for one in things if self.schema.classes[one] & meant)

    def _concept(self, part: Part) -> HasConcept:
        return HasConcept(part.values, negated=self._is_left_out(part))

    def _kinds(self, parts: list[Part]) -> list[HasConcept]:
        """Kinds of one class are alternatives: meetings and seminars."""
        by_class: dict[str | None, list[str]] = {}
        for part in parts:
            if self._is_in_whole(part):
                continue  # agreements and protocols
            if not self._is_left_out(part):
                by_class.setdefault(class_of(part, self.schema), []).append(part.value)
        outside = tuple(v for part in parts if self._is_left_out(part) for v in part.values)
        found = [HasConcept(tuple(values)) for values in by_class.values()]
        return [*found, HasConcept(outside, negated=True)] if outside else found

    def _is_in_whole(self, kind: Part) -> bool:
        """Whether a kind is told off beside the word for all of its sort."""
        cls = class_of(kind, self.schema)
        return any(p.value == cls and self._are_joined([p, kind]) for p in self.frame.classes)

    def _statuses(self, parts: list[Part]) -> list[HasConcept]:
        """Statuses as they are meant: *not in force* is signed, *not signed* is below that."""
        found: list[HasConcept] = []
        negated = [p for p in parts if self.is_negated(p) or self._shares_negation(p, parts)]
        outside = self._outside(parts)
        found += [HasConcept(p.values, negated=True) for p in outside]
        for part in parts:
            if part in outside:
                continue
            if part not in negated:
                if any(part.value in self.schema.complements(n.value) for n in negated):
                    continue  # signed, but not in force: the negation says both
                found.append(HasConcept(part.values))
                continue
            complement = self.schema.complements(part.value)
            if complement:
                found.append(HasConcept(complement))
            found.append(HasConcept(part.values, negated=True))
        return found

    def _outside(self, parts: Sequence[Part]) -> list[Part]:
        """The statuses left out: *leave out the drafts and those in preparation*."""
        outside: list[Part] = []
        joined = {*self.frame.positions("and"), *self.frame.positions("or")}
        for part in sorted(parts, key=lambda p: p.at):
            after = bool(outside) and self._before(part) in joined
            if self._is_excepted(part) or after:
                outside.append(part)
        return outside

    def _shares_negation(self, part: Part, parts: Sequence[Part]) -> bool:
        """*not in force or signed*: the negation holds for both."""
        alternatives = self.frame.positions("or")
        return self._before(part) in alternatives and any(
            self.is_negated(other) for other in parts if other.at < part.at
        )

    def _things(
        self, parts: list[Part], targets: tuple[str, ...], left: set[Part], *, described: bool
    ) -> tuple[list[TiedTo], tuple[str, ...] | None]:
        """Which things are named, and which others must be tied to."""
        roles = {thing: prop for prop, thing in self.pairs.items() if prop not in left}
        kinds = {class_of(p, self.schema) for p in self.frame.kinds if p not in left}
        ties: list[TiedTo] = []
        others: list[TiedTo] = []
        named: list[str] = []
        loose: list[Part] = []
        for part in parts:
            own = self.classes_of([part])
            if part in roles:
                ties.append(self.tie(part, roles[part]))
            elif own & set(targets) and self._is_excepted(part):
                itself = TiedTo(part.values, (voc.COUNTS_AS,), negated=True)
                others.append(itself)  # projects except Twinning
            elif any(t in own and t not in kinds for t in targets):
                named += part.values
            else:
                loose.append(part)
        if not targets and not described and not ties and not named and loose:
            first, *rest = self.by_prominence(loose)
            agents = self.classes_of(loose) <= AGENT_CLASSES
            if rest and not agents and self._are_of_one_sort(loose):
                return [], tuple(v for p in loose for v in p.values)  # side by side
            if len(loose) == 1 or not agents:
                return [TiedTo(p.values) for p in rest], first.values
        outside = [p for p in loose if self._is_excepted(p) or self._is_refused(p)]
        ties = [
            replace(tie, negated=True)
            if self._is_refused(part) or self._is_denied(roles[part])
            else tie
            for tie, part in zip(ties, (p for p in parts if p in roles), strict=False)
        ]
        if ties and loose and self.frame.has("and", "or"):
            first = next(p for p in parts if p in roles)
            alike = [p for p in loose if self._alike(p, first) and p not in outside]
            ties[0] = replace(
                ties[0], things=(*ties[0].things, *(v for p in alike for v in p.values))
            )
            loose = [p for p in loose if p not in alike]
        loose = [p for p in loose if p not in outside]
        where = [p for p in loose if self._is_where(p, targets)]
        ties += [TiedTo(p.values, (voc.AT_PLACE, voc.DESTINATION)) for p in where]
        ties += self._joined([p for p in loose if p not in where])
        ties += [TiedTo(p.values, negated=True) for p in outside]
        return [*ties, *others], tuple(named) if named else None

    def _is_where(self, part: Part, targets: Sequence[str]) -> bool:
        """*Events in Baku*: what was held there, and not what was only about a place in it."""
        events = bool(targets) and self.schema.events.issuperset(targets)
        return events and self.classes_of([part]) == {voc.PLACE} and is_inside(self.frame, part)

    def _are_of_one_sort(self, parts: Sequence[Part]) -> bool:
        """Whether all are things of one class: two centres, two agreements."""
        return bool(frozenset.intersection(*(self.classes_of([part]) for part in parts)))

    def _joined(self, loose: list[Part]) -> list[TiedTo]:
        """Things of one sort joined by *and* or a comma are alternatives, but for our own side."""
        alike = [p for p in loose if loose and self._alike(p, loose[0])]
        home = any(self.schema.one(v, voc.HOME) for p in alike for v in p.values)
        joined = self.frame.has("and", "or", "versus", "compare") or self._told_off(alike)
        if len(alike) > 1 and not home and joined:
            rest = [TiedTo(p.values) for p in loose if p not in alike]
            return [TiedTo(tuple(v for p in alike for v in p.values)), *rest]
        return [tie for p in loose for tie in self._each(p)]

    def _each(self, part: Part) -> list[TiedTo]:
        """The ties to what a name means: to all of them, where it says how many they are."""
        first = self.frame.sighting.tokens[part.at].folded
        if len(part.values) == _TWO and first in single_words("two"):  # the two services
            return [TiedTo((value,)) for value in part.values]
        return [TiedTo(part.values)]

    def _told_off(self, parts: Sequence[Part]) -> bool:
        """Whether things follow one another: *Norveç, İsveçrə*; or countries in a row."""
        tokens, text = self.frame.sighting.tokens, self.frame.sighting.text
        countries = self.classes_of(parts) <= {voc.COUNTRY}
        return all(
            (countries and one.end == other.at)
            or "," in text[tokens[one.end - 1].end : tokens[other.at].start]
            for one, other in pairwise(sorted(parts, key=lambda part: part.at))
        )

    def _is_denied(self, prop: Part) -> bool:
        """*not assigned to the Service*: every measure states its body, so others are others.

        Of other roles nothing follows: who funds a project may only not be stated.
        """
        return self.is_negated(prop) and voc.EXECUTING_BODY in prop.values

    def _not_ours(self, parts: Iterable[Part], targets: Iterable[str]) -> list[TiedTo]:
        """*conventions not joined*: by our own side, where nobody else is named."""
        ours = tuple(self.schema.notes.get(voc.HOME, {}))
        return [
            TiedTo(ours, part.values)
            for part in parts
            if ours
            and part not in self.pairs
            and (self.is_negated(part) or self._says_not(part))
            and all(self.schema.one(v, voc.DENIES) for v in part.values)
            and any(self.schema.can_say(v, targets) for v in part.values)
        ]

    def _says_not(self, part: Part) -> bool:
        """Whether the word that denies is itself said in the negative, as its label is."""
        tokens = self.frame.sighting.tokens[part.at : part.end]
        if self.language is Language.AZ:
            return any(s.verb and s.negated for s in azerbaijani.stems(tokens[-1].lower))
        return any(token.folded in ("not", "не") for token in tokens)

    def _bind_dates(
        self, statuses: list[Part], left: set[Part]
    ) -> tuple[dict[Part, DatedWithin], list[DateMention]]:
        """Bind each date to the status or date property nearest to it."""
        anchors: list[tuple[Part, str]] = [
            (p, m)
            for p in statuses
            if not self.is_negated(p) and (m := self.schema.milestone(p.value))
        ]
        anchors += [
            (p, v)
            for p in self.frame.properties
            if p not in left and not self.only_says_held(p)
            for v in p.values
            if self.is_date(v) and v != voc.DATE and not self._is_of_an_event(p, v)
        ]
        bound: dict[Part, DatedWithin] = {}
        free: list[DateMention] = []
        for mention in self.frame.dates:
            if not mention.periods:
                continue
            near = min(anchors, key=lambda a: _distance(a[0], mention), default=None)
            if near and _distance(near[0], mention) <= _DATE_REACH:
                bound[near[0]] = DatedWithin(mention.periods, (near[1],))
            else:
                free.append(mention)
        return bound, free

    def _work_named(self) -> tuple[str, ...]:
        """The classes of the things named, if none of them is somebody or somewhere.

        *Twinning 2014* is the project, of which the report on that year tells; *Norway 2014*
        is what there was with Norway.
        """
        found = self.classes_of(self.frame.things)
        return () if found & (AGENT_CLASSES | {voc.PLACE}) else tuple(sorted(found))

    def free_dates(self, mentions: Sequence[DateMention], targets: tuple[str, ...]) -> DatedWithin:
        """Dates of no verb, any of them: a whole year also takes in what a report on it tells."""
        periods = tuple(dict.fromkeys(p for mention in mentions for p in mention.periods))
        years = all(period.is_year for period in periods)
        return DatedWithin(periods, bare_year=years and bool(targets))


_ENGLISH_LINKS = frozenset("of on about for with under in from to by between".split())


def through(selection: Selection, ties: Sequence[TiedTo] = ()) -> Selection:
    """Things of whatever class that are tied to those of ``selection``."""
    return Selection(ties=(TiedTo(through=selection), *ties))


def _distance(part: Part, mention: DateMention) -> int:
    if part.end <= mention.start:
        return mention.start - part.end
    return max(0, part.at - mention.end)
