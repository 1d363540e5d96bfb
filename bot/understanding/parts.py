"""Small questions about the parts of a frame: left out, denied, a date, of which class."""

from __future__ import annotations

from collections.abc import Iterable

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of, target_classes
from bot.understanding.schema import Schema

_SMALL = ("words", "with", "pronoun", "about", "by")
_PREPOSITIONS = frozenset(
    "with in by of from to for at on the с со в во на от из к для у по".split()
)


class Parts:
    """One frame, and what the schema says of its parts."""

    def __init__(self, frame: Frame, schema: Schema) -> None:
        """``schema`` says which property can say what of which class."""
        self.frame = frame
        self.schema = schema
        self.language = frame.sighting.language
        self.classes = target_classes(frame, schema)

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
            joined = (p for p in self.frame.parts if p.at == part.end + 1)
            with_it = part.end in self.frame.positions("and") and any(
                p.end in outside for p in joined
            )  # Bakı və Yevlaxdan başqa
            return part.end in outside or prefixed or with_it
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

    def _is_of_an_event(self, prop: Part, date: str) -> bool:
        """Whether a participle says of an event, which has one date, when it began."""
        beside = (p for p in (*self.frame.classes, *self.frame.kinds) if p.at == prop.end)
        sorts = {class_of(p, self.schema) or "" for p in beside if prop.mention.attributive}
        return bool(sorts & self.schema.events) and not self.schema.can_say(date, sorts)

    def classes_of(self, parts: Iterable[Part]) -> frozenset[str]:
        """The classes of the things that parts name."""
        return frozenset(c for p in parts for v in p.values for c in self.schema.classes.get(v, ()))

    def own_classes(self) -> tuple[str, ...]:
        """The classes spoken of, else those of the things named; the order never varies."""
        return self.classes or tuple(sorted(self.classes_of(self.frame.things)))

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


def gap(one: Part, other: Part) -> int:
    """How many words stand between two parts."""
    return max(0, max(one.at, other.at) - min(one.end, other.end))
