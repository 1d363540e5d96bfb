"""*Are 1.1 and 1.4 run by the same body?*: whether one value is that of several things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Alike, Form, Reading, Selection
from bot.text.date_words import unit_of
from bot.understanding.comparing import Comparing
from bot.understanding.frames import AGENT_CLASSES, Part, class_of

_BESIDE = 2
"""So many words stand at most between *the same* and its noun."""


class Sameness(Comparing):
    """Questions whether something is the same of two or more things."""

    def _samenesses(self) -> Iterator[Reading]:
        same = self.frame.positions("alike")
        yes_no = self.asked.wh in ("check", "") or self.frame.has("whether")
        if not same or not yes_no or self.continuing:
            return
        noun = self._noun_behind(same)
        among = self._likened(noun)
        if among is None:
            return
        classes = self._classes_likened(among)
        asked = self._asked_alike(noun, classes)
        if asked:
            reading = self._reading(
                Form.CHECK,
                among[0] if len(among) == 1 else Selection(),
                asked=asked,
                bonus=1.0,
            )
            yield replace(
                reading, alike=self._grain(asked, same), among=among if len(among) > 1 else ()
            )

    def _noun_behind(self, same: tuple[int, ...]) -> Part | None:
        """The class word that is said to be the same: *the same body*."""
        for part in self.frame.classes + self.frame.kinds:
            if 0 <= part.at - same[-1] <= _BESIDE:
                return part
        return None

    def _likened(self, noun: Part | None) -> tuple[Selection, ...] | None:
        """The things that are set side by side, or those that are meant together."""
        skip = [p for p in (*self.frame.properties, noun) if p is not None]
        things = [p for p in self.frame.things if not self.classes_of([p]) <= AGENT_CLASSES]
        if len(things) > 1:
            return tuple(Selection(named=p.values) for p in things)
        among = self._alternatives
        if len(among) > 1 and len(self.frame.things) > 1:
            return among
        classes = tuple(
            dict.fromkeys(
                c
                for p in self.frame.classes + self.frame.kinds
                if p is not noun and (c := class_of(p, self.schema))
            )
        )
        selection = self.select(skip=[*skip, *self.frame.statuses], classes=classes)
        return (selection,) if classes else None

    def _classes_likened(self, among: tuple[Selection, ...]) -> set[str]:
        named = {c for s in among for n in s.named or () for c in self.schema.classes.get(n, ())}
        return named | {c for s in among for c in s.classes}

    def _asked_alike(self, noun: Part | None, classes: set[str]) -> list[str]:
        """What is said to be the same: a role that is said, a date, or who mainly plays a part."""
        values = [v for p in self.frame.properties if not p.mention.weak for v in p.values]
        roles = [v for v in values if self.schema.is_role(v)]
        roles = [*roles, *self.schema.likes(roles, classes)]
        able = [v for v in roles if self.schema.can_say(v, classes)]
        if able:
            return able
        reached = [m for p in self.frame.statuses if (m := self.schema.milestone(p.value))]
        if reached:
            return reached
        if noun is not None and class_of(noun, self.schema) in AGENT_CLASSES:
            return [v for c in sorted(classes) for v in self.schema.note(c, voc.MAIN_AGENT)]
        dates = [v for v in values if self.is_date(v) and v != voc.DATE]
        if dates or any(self.is_date(v) for v in values):
            told = [v for v in dates if self.schema.can_say(v, classes)]
            main = [v for c in sorted(classes) for v in self.schema.note(c, voc.MAIN_DATE)]
            return told or self._with_siblings(main)
        return []

    def _grain(self, asked: Iterable[str], same: tuple[int, ...]) -> Alike:
        """By what two dates are the same: the day, or only the month or year that is said."""
        if not all(self.is_date(prop) for prop in asked):
            return Alike.VALUE
        behind = self.frame.sighting.tokens[same[-1] + 1 : same[-1] + 1 + _BESIDE]
        units = {unit_of(token.folded) for token in behind}
        return Alike.YEAR if "year" in units else Alike.MONTH if "month" in units else Alike.VALUE
