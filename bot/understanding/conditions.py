"""The conditions of a frame → a selection: what things must be, have and be tied to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot import vocabulary as voc
from bot.model import DatedWithin, HasConcept, Language, Selection, TiedTo
from bot.text.dates import DateMention
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of, target_classes
from bot.understanding.morphology import azerbaijani
from bot.understanding.schema import Schema

_ROLE_REACH, _DATE_REACH = 4, 6
"""How many words may stand between a role and its player, a date and its verb."""
_SMALL = ("words", "with", "pronoun", "about", "by")
_PREPOSITIONS = frozenset(
    "with in by of from to for at on the с со в во на от из к для у по".split()
)


class Conditions:
    """Reads the conditions of one frame; the forms of question are built on it."""

    def __init__(self, frame: Frame, schema: Schema) -> None:
        """``schema`` says which property can say what of which class."""
        self.frame = frame
        self.schema = schema
        self.language = frame.sighting.language
        self.classes = target_classes(frame, schema)
        self.pairs = self._pairs()

    # --- the selection ---

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
        bound, free = self._bind_dates(statuses, left)
        concepts = [self._concept(p) for p in topics]
        concepts += self._kinds(kinds)
        concepts += self._statuses([p for p in statuses if p not in bound])
        dated = list(bound.values())
        if dates and only is None and free:
            dated.append(self.free_dates(free, targets))
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
        return any(
            status.at == thing.end or status.end == thing.at
            for thing in self.frame.things
            if self.schema.can_say(voc.HAS_STATUS, self.classes_of([thing]))
        )

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
        if len(classes) < 2 or self.frame.has("and", "or"):
            return []
        able = [c for c in classes if any(self.schema.can_say(prop, (c,)) for prop in asked)]
        heads = [p for p in parts if self.is_head(p, parts)]
        head = class_of(heads[0], self.schema) if heads else classes[-1]
        main = able[0] if able else head
        return [p for p in parts if class_of(p, self.schema) != main]

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
        if named is not None and joined and all(w.is_number for w in self.frame.words):
            return (*named, *sorted(words))  # convention 97 and 143
        return tuple(sorted(words)) if named is None else tuple(n for n in named if n in words)

    def _concept(self, part: Part) -> HasConcept:
        return HasConcept(part.values, negated=self._is_left_out(part))

    def _kinds(self, parts: list[Part]) -> list[HasConcept]:
        """Kinds of one class are alternatives: meetings and seminars."""
        by_class: dict[str | None, list[str]] = {}
        whole = (
            {part.value for part in self.frame.classes} if self.frame.has("and", "or") else set()
        )
        for part in parts:
            if class_of(part, self.schema) in whole:
                continue  # agreements and protocols
            if not self._is_left_out(part):
                by_class.setdefault(class_of(part, self.schema), []).append(part.value)
        outside = tuple(v for part in parts if self._is_left_out(part) for v in part.values)
        found = [HasConcept(tuple(values)) for values in by_class.values()]
        return [*found, HasConcept(outside, negated=True)] if outside else found

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

    # --- things ---

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
        ties += self._joined(loose)
        ties += [TiedTo(p.values, negated=True) for p in outside]
        return [*ties, *others], tuple(named) if named else None

    def _are_of_one_sort(self, parts: Sequence[Part]) -> bool:
        """Whether all are things of one class: two centres, two agreements."""
        return bool(frozenset.intersection(*(self.classes_of([part]) for part in parts)))

    def _joined(self, loose: list[Part]) -> list[TiedTo]:
        """Things of one sort joined by *and* or a comma are alternatives, but for our own side."""
        alike = [p for p in loose if loose and self._alike(p, loose[0])]
        home = any(self.schema.one(v, voc.HOME) for p in alike for v in p.values)
        joined = self.frame.has("and", "or", "versus", "compare") or self._with_commas(alike)
        if len(alike) > 1 and not home and joined:
            rest = [TiedTo(p.values) for p in loose if p not in alike]
            return [TiedTo(tuple(v for p in alike for v in p.values)), *rest]
        return [TiedTo(p.values) for p in loose]

    def _with_commas(self, parts: Sequence[Part]) -> bool:
        """Whether things are told off one after another: *Norveç, İsveçrə sazişləri*."""
        tokens, text = self.frame.sighting.tokens, self.frame.sighting.text
        return all(
            "," in text[tokens[one.end - 1].end : tokens[other.at].start]
            for one, other in pairwise(sorted(parts, key=lambda part: part.at))
        )

    def _is_left_out(self, part: Part) -> bool:
        """*except readmission*, *not bilateral*."""
        return self.is_negated(part) or self._is_excepted(part)

    def _is_excepted(self, part: Part) -> bool:
        """*except Norway*, *other than those with Russia*; *Norveçdən başqa* stands behind."""
        outside = self.frame.positions("except")
        if not outside:
            return False
        tokens = self.frame.sighting.tokens
        if self.language is Language.AZ:  # not of what follows: Norveçdən başqa sazişlər
            prefixed = part.at - 1 in outside and tokens[part.at - 1].lower == "qeyri"
            return part.end in outside or prefixed
        if part.end in outside and part.end == len(tokens) - 1:
            return True
        return self._before(part) in outside or part.at - 2 in outside

    def _before(self, part: Part) -> int:
        """Where the word stands that comes before a part and the small words ahead of it."""
        small = {at for name in _SMALL for at in self.frame.positions(name)}
        small -= {at for name in ("not", "except") for at in self.frame.positions(name)}
        held = {at for p in self.frame.parts for at in range(p.at, p.end)}
        at = part.at - 1
        while at in small and at not in held:
            at -= 1
        return at

    def _is_denied(self, prop: Part) -> bool:
        """*not assigned to the Service*: every measure states its body, so others are others.

        Of other roles nothing follows: who funds a project may only not be stated.
        """
        return self.is_negated(prop) and voc.EXECUTING_BODY in prop.values

    def _is_refused(self, part: Part) -> bool:
        """*not the Migration Service*, *не с Норвегией*: a negation right beside the name."""
        negations = self.frame.positions("not")
        if self.language is Language.AZ:
            return part.end in negations
        before = part.at - 1
        tokens = self.frame.sighting.tokens
        while before > 0 and tokens[before].lower in _PREPOSITIONS:
            before -= 1
        return before in negations

    def tie(self, thing: Part, prop: Part) -> TiedTo:
        """The thing in the role that ``prop`` names, as far as it can play it."""
        own = self.classes_of([thing])
        roles = tuple(v for v in prop.values if not self.is_date(v) and self.schema.can_be(v, own))
        loose = voc.INVOLVES in prop.values and self.classes
        if loose and not any(self.schema.can_say(v, self.classes) for v in roles):
            roles = ()  # agreements with the participation of Norway: it is a party
        of_these = tuple(v for v in roles if self.schema.can_say(v, self.classes))
        return TiedTo(thing.values, of_these or roles)

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

    def _pairs(self) -> dict[Part, Part]:
        """Which thing plays which named role: each role takes the nearest thing that can."""
        pairs: dict[Part, Part] = {}
        for prop in sorted(self.frame.properties, key=lambda p: p.mention.weak):
            denies = all(self.schema.one(v, voc.DENIES) for v in prop.values)
            if prop.mention.weak and (voc.ABOUT in prop.values or not (self.classes or denies)):
                continue
            values = [v for v in prop.values if not self.is_date(v)]
            if self.classes and any(self.schema.can_say(v, self.classes) for v in values):
                values = [v for v in values if self.schema.can_say(v, self.classes)]
            able = [
                thing
                for thing in self.frame.things
                if thing not in pairs.values()
                and not self._is_excepted(thing)
                and not (denies and self._is_of_title(thing))
                and not any(t in self.classes_of([thing]) for t in self.classes)
                and any(self.schema.can_be(v, self.classes_of([thing])) for v in values)
                and gap(thing, prop) <= _ROLE_REACH
            ]
            if able and values:
                pairs[prop] = min(able, key=lambda thing: gap(thing, prop))
        return pairs

    def _is_of_title(self, thing: Part) -> bool:
        """Whether a name stands before a class word, as whose it is: *the ILO convention*."""
        numbers = {word.at for word in self.frame.words if word.is_number}
        after = thing.end
        while after in numbers:
            after += 1
        return any(part.at == after for part in (*self.frame.classes, *self.frame.kinds))

    # --- dates ---

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
            if self.is_date(v) and v != voc.DATE
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

    def free_dates(self, mentions: Sequence[DateMention], targets: tuple[str, ...]) -> DatedWithin:
        """Dates of no verb, any of them: a whole year also takes in what a report on it tells."""
        periods = tuple(dict.fromkeys(p for mention in mentions for p in mention.periods))
        years = all(period.is_year for period in periods)
        return DatedWithin(periods, bare_year=years and bool(targets))

    # --- small questions about the parts ---

    def is_negated(self, part: Part) -> bool:
        """A negation inside the word, just before it, or — in Azerbaijani — just after."""
        if part.negated:
            return True
        negations = set(self.frame.positions("not"))
        frame = self.frame
        others = [
            p
            for p in (*frame.statuses, *frame.topics, *frame.properties, *frame.classes)
            if p is not part
        ]
        if self.language is not Language.AZ and self._before(part) in negations:
            return True  # agreements that are not about readmission
        for at in range(part.at - 3, part.at):
            if at in negations and not any(at < p.at < part.at for p in others):
                return self.language is not Language.AZ or at == part.at - 1
        if self.language is not Language.AZ:
            return False
        small = {at for name in _SMALL for at in self.frame.positions(name)}
        behind = part.end
        while behind in small - negations and not any(p.at == behind for p in others):
            behind += 1  # readmissiya ilə bağlı olmayan
        after = {part.end, part.end + 1, behind}
        return any(
            at in negations and not any(part.end <= p.at < at for p in others) for at in after
        )

    def is_date(self, prop: str) -> bool:
        """Whether a property is a date."""
        return prop == voc.DATE or self.schema.is_date(prop)

    def only_says_held(self, part: Part) -> bool:
        """Whether a property says no more than that something took place."""
        return voc.HELD in part.values

    def classes_of(self, parts: Iterable[Part]) -> frozenset[str]:
        """The classes of the things that parts name."""
        return frozenset(c for p in parts for v in p.values for c in self.schema.classes.get(v, ()))

    def by_prominence(self, parts: Iterable[Part]) -> list[Part]:
        """Parts by how readily their things are meant: a project before a body."""
        return sorted(
            parts,
            key=lambda p: (
                -max((self.schema.prominence(c) for c in self.classes_of([p])), default=0)
            ),
        )

    def _alike(self, one: Part, other: Part) -> bool:
        mine, theirs = self.classes_of([one]), self.classes_of([other])
        return bool(mine & theirs) or bool(mine & AGENT_CLASSES and theirs & AGENT_CLASSES)


_ENGLISH_LINKS = frozenset("of on about for with under in from to by between".split())


def gap(one: Part, other: Part) -> int:
    """How many words stand between two parts."""
    return max(0, max(one.at, other.at) - min(one.end, other.end))


def through(selection: Selection, ties: Sequence[TiedTo] = ()) -> Selection:
    """Things of whatever class that are tied to those of ``selection``."""
    return Selection(ties=(TiedTo(through=selection), *ties))


def _distance(part: Part, mention: DateMention) -> int:
    if part.end <= mention.start:
        return mention.start - part.end
    return max(0, part.at - mention.end)
