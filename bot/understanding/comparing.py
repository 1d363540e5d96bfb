"""Things set beside one another: which came first, which of the two, was it before that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot import vocabulary as voc
from bot.model import Form, Language, Order, Reading, Selection
from bot.text.dates import DateMention
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.headlines import Headlines
from bot.understanding.yes_no import is_yes_no

_BETWEEN = ("and", "or", "versus", "compare", "earlier", "later", "before", "after", "not")
_SETTING_SIDE_BY_SIDE = ("compare", "versus")
_BEFORE, _AFTER = ("earlier", "before", "first"), ("later", "after", "latest")
_FROM = ("dan", "den")
_OR = frozenset({"or", "yoxsa", "или"})
_JOINTS = _OR | {"and", "ve", "и"}


@dataclass(slots=True)
class _Segment:
    """What stands between two joints: what is named and said of it, and when it was."""

    parts: list[Part] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)


class Comparing(Headlines):
    """Questions that set two or more things side by side."""

    def _is_comparison(self) -> bool:
        frame, tokens = self.frame, self.frame.sighting.tokens
        if self._picks_by_status() or self._asks_of_each():
            return len(self._alternatives) >= 2
        beside = {at for part in _SETTING_SIDE_BY_SIDE for at in frame.positions(part)}
        compared = any(tokens[at].folded not in _OR for at in beside)
        if compared or (beside and not self._says_more() and not self._lists_either()):
            return len(self._alternatives) >= 2
        ordering = self._orders() and (
            frame.has("earlier", "later", "before", "after")
            or any(t.folded in _JOINTS for t in tokens)
        )
        return ordering and len(self._alternatives) >= 2

    def _orders(self) -> bool:
        return self.frame.has(*_BEFORE, *_AFTER)

    def _picks_by_status(self) -> bool:
        """*Norway or Switzerland, which is signed?*."""
        which = self.asked.wh in ("which", "who") and self.asked.cls not in AGENT_CLASSES
        joined = any(token.folded in _JOINTS for token in self.frame.sighting.tokens)
        deed = any(not part.mention.weak for part in self.frame.properties)  # who wrote the draft
        picks = which and joined and bool(self.frame.statuses)
        return picks and not deed and not self._orders()

    def _asks_of_each(self) -> bool:
        """*Who pays for the one and who for the other?*."""
        frame = self.frame
        asking = frame.positions("who")
        twice = [at for at in asking if at - 1 not in asking]
        return self.asked.wh == "who" and len(twice) > 1 and bool(self._roles())

    def _roles(self) -> list[str]:
        said = [p for p in self.frame.properties if not p.mention.weak]
        return [v for p in said for v in self._agent_values(p)] or self._of_role_words()

    def _lists_either(self) -> bool:
        """Whether *or* only joins the sides of what is listed: agreements with Norway or Russia."""
        frame = self.frame
        agents = all(self.classes_of([p]) & AGENT_CLASSES for p in frame.things)
        first = min((p.at for p in frame.classes + frame.kinds), default=None)
        ordered = frame.has("earlier", "later", "before", "after", "first", "latest")
        before = first is not None and all(first < p.at for p in frame.things)
        return agents and before and not ordered and not self.asked.wh

    def _says_more(self) -> bool:
        """Whether more is asked of the two than what they are: *which one was visited*."""
        return any(not self.only_says_held(p) for p in self.frame.properties)

    def _comparisons(self) -> Iterator[Reading]:
        """One reading: the alternatives side by side, or the one that an order or status picks."""
        among = self._alternatives
        if self._asks_of_each():
            reading = self._reading(Form.VALUES, Selection(), asked=self._roles(), bonus=0.5)
            yield replace(reading, among=among)
            return
        order = self._ordering()
        if self._picks_by_status():
            status = self.select(only=self.frame.statuses)
            yield replace(self._reading(Form.THINGS, status, bonus=0.5), among=among)
            return
        said = [v for p in self.frame.properties for v in p.values if self.is_date(v)]
        said += [m for p in self.frame.statuses if (m := self.schema.milestone(p.value))]
        dates = [v for v in said if v not in (voc.DATE, voc.HELD, voc.PLANNED_FOR)]
        either = any(token.folded in _OR for token in self.frame.sighting.tokens)
        checks = self.asked.wh == "check" or (
            self.asked.wh == "when" and is_yes_no(self.frame, self.schema)
        )  # Tvinninqin başlanma tarixi ondan əvvəldir?
        form = Form.CHECK if checks and order and not either else Form.THINGS
        reading = self._reading(form, Selection(order=order), asked=dates, bonus=0.3)
        yield replace(reading, among=self._subject_first(among) if order else among)
        apart = self._compared(topics_shared=False)
        if len(apart) >= 2 and apart != among:  # a topic of the one is not of the other
            apart = self._subject_first(apart) if order else apart
            yield replace(reading, among=apart, score=reading.score - 0.1)

    def _ordering(self) -> Order | None:
        if self.frame.has(*_AFTER):
            return Order(descending=True)
        return Order(descending=False) if self.frame.has(*_BEFORE) else None

    def _subject_first(self, among: tuple[Selection, ...]) -> tuple[Selection, ...]:
        """Azerbaijani says by an ending what the other is compared with: *layihədən əvvəl*."""
        if self.language is not Language.AZ or len(among) != 2:
            return among
        first = self._segments()[0]
        ends = [self.frame.sighting.tokens[p.end - 1].folded for p in first.parts]
        return among[::-1] if any(word.endswith(_FROM) for word in ends) else among

    @property
    def _alternatives(self) -> tuple[Selection, ...]:
        return self._compared()

    def _compared(self, *, topics_shared: bool = True) -> tuple[Selection, ...]:
        """The things compared; a name alone takes up what is said of another."""
        segments = self._segments()
        sorting = [p for p in self._telling if p not in self.frame.things]
        if not topics_shared:
            sorting = [p for p in sorting if p not in self.frame.topics]
        self._share_what_is_said_once(segments)
        named = tuple(dict.fromkeys(c for s in segments for c in self._class_named(s)))
        found = [self._alternative(segment, sorting, named) for segment in segments]
        return tuple(dict.fromkeys(one for one in found if not one.is_empty))

    def _share_what_is_said_once(self, segments: Sequence[_Segment]) -> None:
        """*The Moscow talks, May or December*; *with Russia: on labour and on readmission*."""
        things, topics = set(self.frame.things), set(self.frame.topics)
        dated = all(segment.dates for segment in segments)
        topical = all(topics & set(segment.parts) for segment in segments)
        if not segments or not (dated or topical):
            return
        first, *others = segments
        for other in others:
            if not things & set(other.parts):
                once = [p for p in first.parts if p in things] if other.parts else first.parts
                other.parts = [*other.parts, *once]

    @property
    def _telling(self) -> list[Part]:
        """What says which things are meant, in order; a sort of players asked for is left out."""
        frame = self.frame
        told = [*frame.things, *frame.classes, *frame.kinds, *frame.topics]
        others = {*frame.things, *frame.kinds} - {self.asked.part}
        whose = self.classes_of(frame.things) & (AGENT_CLASSES | {voc.PLACE})
        if len(others) > 1 and not whose:  # which activity: the conference or the seminar
            told = [p for p in told if p != self.asked.part or p not in frame.kinds]
        if frame.has("alike"):
            told = [p for p in told if class_of(p, self.schema) not in AGENT_CLASSES]
        return sorted(told, key=lambda p: p.at)

    def _alternative(
        self, segment: _Segment, sorting: Sequence[Part], named: tuple[str, ...]
    ) -> Selection:
        properties = [*self.frame.properties]
        if self._picks_by_status():
            properties += self.frame.statuses
        things = [p for p in segment.parts if p in self.frame.things]
        sorted_itself = any(p in self.frame.classes + self.frame.kinds for p in segment.parts)
        whose = all(self.classes_of([p]) & (AGENT_CLASSES | {voc.PLACE}) for p in things)
        own = [p for p in segment.parts if p in self.frame.topics]
        if own:  # each has a topic of its own
            sorting = [*own, *(p for p in sorting if p not in self.frame.topics)]
        words = [p for p in sorting if p not in self.frame.topics]
        if all(self.classes_of([p]) & {voc.PLACE} for p in things) and things and not words:
            whose = bool(named)
        if whose and not sorted_itself and (things or own or segment.dates):
            classes = None if words else named or (voc.AGREEMENT,)
            selection = self.select(skip=properties, only=[*things, *sorting], classes=classes)
        else:
            classes = None if sorted_itself else ()
            selection = self.select(skip=properties, only=segment.parts, classes=classes)
        if segment.dates:
            free = self.free_dates(segment.dates, selection.classes)
            selection = replace(selection, dated=(replace(free, bare_year=False),))
        return selection

    def _class_named(self, segment: _Segment) -> tuple[str, ...]:
        """The class of the thing that a segment names, if it is no country, body or place."""
        things = [p for p in segment.parts if p in self.frame.things]
        found = self.classes_of(things) - AGENT_CLASSES - {voc.PLACE}
        return tuple(sorted(found, key=self.schema.prominence)[-1:])

    def _segments(self) -> list[_Segment]:
        """The parts of the question between the words that set them side by side."""
        frame = self.frame
        found: dict[int, _Segment] = {}
        cuts = self._cuts()
        for part in self._telling:
            number = sum(cut < part.at for cut in cuts)
            found.setdefault(number, _Segment()).parts.append(part)
        for mention in (one for said in frame.dates for one in said.joined or (said,)):
            number = sum(cut < mention.start for cut in cuts)
            found.setdefault(number, _Segment()).dates.append(mention)
        naming = [*frame.things, *frame.kinds]
        if self._asks_of_each():
            naming += [*frame.topics, *frame.classes]
        kept = [s for _, s in sorted(found.items()) if s.dates or set(s.parts) & set(naming)]
        if len(kept) < 2 and len(frame.things) >= 2:
            return [_Segment([thing]) for thing in frame.things]
        if len(kept) < 2 and frame.classes:  # *which project: Twinning or border management*
            return [s for _, s in sorted(found.items()) if set(s.parts) - set(frame.classes)]
        return kept

    def _cuts(self) -> set[int]:
        """Where one side ends and the next begins; an *or* leaves every *and* within its side."""
        frame, tokens = self.frame, self.frame.sighting.tokens
        either = {at for at, token in enumerate(tokens) if token.folded in _OR}
        if either:
            return either
        cuts = {at for part in _BETWEEN for at in frame.positions(part)}
        cuts |= {at for at, token in enumerate(tokens) if token.folded in _JOINTS}
        return cuts - set(frame.positions("alike"))  # один и тот же
