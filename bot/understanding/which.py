"""Which: the things of a class that a question names, by what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Language, Reading, Selection
from bot.understanding.asking import CASES, ENDS
from bot.understanding.by_means import ByMeans
from bot.understanding.frames import AGENT_CLASSES, WRITTEN, Part, class_of
from bot.understanding.going import VISITS, is_gone_to
from bot.understanding.grammar import single_words
from bot.understanding.marking import Side, ends_in_preposition, is_owned, made_by
from bot.understanding.means import is_instrument
from bot.understanding.morphology import russian
from bot.understanding.senses import FOLDED, Sort
from bot.understanding.voice import in_voice

_LOOSELY = 0.5
"""How much less likely a reading is that lets the verb say no more than that there is a tie."""
_OF_WHATEVER_SORT = 0.6
"""How much likelier *documents* that were sent are of any sort than of one."""
_ARTICLES = frozenset("the a an our its their this that these those".split())
_PASSIVE = frozenset("is are was were been be".split())


class Which(ByMeans):
    """Questions for the things of a class: *which countries*, *hansı qurum*, *какой проект*."""

    def _direction(self, part: Part) -> list[str]:
        """Whether *which ministry* is said as the goal or the source of what was sent."""
        if part in self.frame.instead:
            return []  # apart from countries: its case is that of what is left out
        tokens = self.frame.sighting.tokens
        last = tokens[part.end - 1].folded
        before = tokens[part.at - 2].folded if part.at > 1 else ""
        following = tokens[part.end].folded if part.end < len(tokens) else ""
        if before in ("через", "посредством", "via", "through") or following.startswith("vasites"):
            return [voc.INTERMEDIARY]
        if self.language is Language.AZ:
            if last.endswith(("dan", "den")):
                return [voc.SENDER]
            to = last.endswith(("a", "e")) and part.mention.quality < FOLDED  # not hansı ölkə
            return [voc.RECIPIENT] * to
        if self.language is Language.RU and russian.cases(last) == {"datv"}:
            return [voc.RECIPIENT]
        words = self._not_leading() if self.language is Language.EN else set()
        if before in ("из", "от", "from") or "from" in words:
            return [voc.SENDER]
        if before in ("в", "во", "к", "v", "to") or "to" in words:
            return [voc.RECIPIENT]
        return []

    def _not_leading(self) -> set[str]:
        """The English prepositions that no name follows: *was it sent to*, *to which bodies*."""
        tokens = self.frame.sighting.tokens
        small = {at for at, token in enumerate(tokens) if token.lower in _ARTICLES}
        starts = {p.at for p in self.frame.parts if not p.mention.weak}
        found = set()
        for at, token in enumerate(tokens):
            after = at + 1
            while after in small:
                after += 1
            if after not in starts:
                found.add(token.folded)
        return found

    def _is_doer(self, part: Part) -> bool:
        """Whether *which body* is said as the one who did it: it sent, and was not sent to."""
        tokens = self.frame.sighting.tokens
        if self.language is Language.RU:
            return "nomn" in russian.cases(tokens[part.end - 1].folded)
        following = tokens[part.end].folded if part.end < len(tokens) else ""
        return self.language is Language.AZ or following not in _PASSIVE

    def one_way(self, part: Part, asked: list[str]) -> list[str]:
        """*Səfər etmək* is of those who came and of where somebody went: the case tells."""
        if not set(asked) >= VISITS:
            return asked
        other = voc.VISITOR if self._is_gone_to(part) else voc.DESTINATION
        return [v for v in asked if v != other]

    def _is_gone_to(self, part: Part) -> bool:
        """Whether *which countries* is where somebody went, rather than who went."""
        english = (
            self.language is Language.EN
        )  # there *to* may be said of where those asked for came
        if not english and self._direction(part) == [voc.RECIPIENT]:
            return True
        doers = (*self.frame.classes, *self.frame.kinds, *self.frame.things)
        others = [
            p for p in doers if p is not part and self._is_agent(p) and not self._is_theirs(p)
        ]
        tokens = self.frame.sighting.tokens
        named = any("nomn" in russian.cases(tokens[p.end - 1].folded) for p in others)
        return is_gone_to(self.frame, part, named=named)

    def _is_theirs(self, part: Part) -> bool:
        """Whether a part belongs to what is asked for: countries *whose representatives* came."""
        beside = self.frame.sighting.tokens[max(0, part.at - 1) : part.end + 1]
        return any(t.folded.startswith(tuple(single_words("relative"))) for t in beside)

    def _is_agent(self, part: Part) -> bool:
        """Whether a part is a country or body, named or as a class."""
        return not AGENT_CLASSES.isdisjoint({class_of(part, self.schema), *self.classes_of([part])})

    def _where_to(self, part: Part, cls: str) -> list[str]:
        """*To which countries* were the visits, where no verb says so."""
        to = cls == voc.COUNTRY and self._direction(part) == [voc.RECIPIENT]
        rest = [c for c in self.classes if c != cls]
        return [voc.DESTINATION] if to and self.schema.can_say(voc.DESTINATION, rest) else []

    def _whichs(self) -> Iterator[Reading]:
        asked_class, part = self.asked.cls, self.asked.part
        if asked_class is None or part is None:
            yield from self._whats()
            return
        frame = self.frame
        if played := self._part_of(part):  # which experts helped: with whose help it was done
            skip = [part, *frame.properties]
            yield from self._asking(Form.VALUES, list(played), skip, 0.9)
        yield from self._raised_at()
        agents = {voc.BODY, voc.COUNTRY}
        rest = [
            p
            for p in frame.classes + frame.kinds
            if p is not part and not (asked_class in agents and class_of(p, self.schema) in agents)
        ]
        same = [p for p in frame.classes + frame.kinds if p is not part and p not in rest]
        concept = (part.value,) if part.value in self.schema.concepts else ()
        others = frame.things or rest or frame.topics or frame.words or frame.dates
        props = [p for p in frame.properties if self._answers(p, asked_class)]
        free = [
            p
            for p in props
            if p not in self.pairs or not (p.mention.weak or self._says(p, (asked_class,)))
        ]
        free = [p for p in free if not self._says(p, (asked_class,)) or not p.mention.weak]
        between = [p for p in free if p.mention.weak and p.values == (voc.PARTY,)]
        free = [p for p in free if p not in between] or free  # who drafted what is between them
        others = others or [p for p in free if frame.units and self._says(p, (voc.FIGURE,))]
        rest_classes = tuple(c for p in rest if (c := class_of(p, self.schema)))
        own = any(self._says(p, (asked_class,)) for p in self.pairs)
        if others or self.continuing:
            asked = self._asked_of(part, asked_class, free)
            if asked_class in rest_classes and self._only_say_about(free):
                asked = []  # to which agreement the protocol belongs: it is one itself
            skip = [part, *same, *free, *(p for p in frame.properties if self.only_says_held(p))]
            outside = self._left_out(asked) if free else []
            skip += outside
            subject = self._subject(asked, skip)
            # 2013 is not the year of what a project of that year had
            dated = subject == Selection(dated=subject.dated)
            possible = bool(asked) or (
                asked_class != voc.REPORT  # to which everything is tied
                and not dated
                and self._linked(subject, asked_class, rest_classes)
            )
            possible = possible and not self._is_named_itself(asked_class, free)
            if possible and (self.continuing or not subject.is_empty):
                many = self.asked.wh == "how_many"  # rather those that have what is tied
                bonus = (
                    (0.6 if free else 0.3 if asked else -0.05 if many else 0.0)
                    + (0.2 if rest else 0.0)
                    - (0.5 if own else 0.0)
                )
                if asked_class in (voc.BODY, voc.COUNTRY, voc.PLACE):
                    bonus += 0.3
                classes = (asked_class, *concept)
                reading = self._reading(
                    Form.VALUES, subject, asked=asked, asked_classes=classes, bonus=bonus
                )
                apart = [v for p in free for v in self.opponents(asked, p)]
                beside = [
                    *outside,
                    *self._beside(asked_class),
                    *(c for p in free for c in self.companions_in(p)),
                ]
                apart += [*(v for p in beside for v in p.values), *reading.without]
                yield replace(reading, without=tuple(dict.fromkeys(apart)))
                yield from self._of_that_sort(part, asked, classes, skip, bonus)
                if asked and (rest_classes or (frame.topics and asked_class not in agents)):
                    loose = self._subject([], skip)
                    yield from self._loosely(loose, asked, classes, rest_classes, bonus)
        yield from self._there(asked_class, concept)
        if others and is_instrument(frame, self.asked):
            done_by = list(self._by_means_of(asked_class, concept))
            yield from done_by
            if done_by:
                return
        if self.continuing and not others:
            return
        if not others:
            yield from self._of_whatever_has(free, asked_class, (asked_class, *concept))
        yield from self._of_that_kind(part)
        yield from self._listed_of(asked_class, free, better=not free or own)

    def _is_named_itself(self, cls: str, said: Sequence[Part]) -> bool:
        """*Which chapter is about groups of the population*: it is named by what it is about."""
        return self._only_say_about(said) and cls in self.classes_of(self.frame.things)

    def _only_say_about(self, said: Sequence[Part]) -> bool:
        return bool(said) and all(voc.ABOUT in p.values and p.mention.weak for p in said)

    def _listed_of(
        self, asked_class: str, said: Sequence[Part], *, better: bool
    ) -> Iterator[Reading]:
        """The things of the class asked for by what they are tied to, whatever the verb says.

        Not of countries and bodies that a verb says did something where more is said: they are
        tied to all of it, and perhaps by something else than what they did.
        """
        deed = bool(said) and all(self.schema.is_role(v) for p in said for v in p.values)
        for reading in self._listed():
            other = reading.form is Form.CARD or len(reading.selection.ties) > 1
            if deed and other and asked_class in AGENT_CLASSES:
                continue
            own = reading.selection.classes
            told = any(voc.INVOLVES in p.values for p in said) or not deed
            if not told and reading.selection == Selection(classes=own) and asked_class in own:
                continue  # not all countries did what one of them is asked for
            of = (*own, *reading.asked_classes)
            far = [t.through.classes for t in reading.selection.ties if t.through is not None]
            if asked_class not in of and (of or any(asked_class in classes for classes in far)):
                continue  # which countries took part is not in which conference
            other = reading.form is Form.CARD and bool(self._beside(asked_class))
            bonus = -0.8 if other else 0.3 if better else -0.2
            rated = replace(reading, score=reading.score + bonus)
            yield rated
            yield from self._of_whatever_sort(rated)

    def _of_whatever_sort(self, reading: Reading) -> Iterator[Reading]:
        """*Which documents came from the Ministry?*: of whatever sort a document is."""
        part, selection = self.asked.part, reading.selection
        roles = {role for tie in selection.ties for role in tie.roles}
        if part is None or reading.form is not Form.THINGS or not roles & self.schema.roles:
            return
        sorts = {s.target for s in part.mention.senses if s.sort is Sort.CLASS}
        noun = self.frame.sighting.tokens[part.at].folded
        generic = noun.startswith(tuple(single_words("document", self.language)))
        if generic and set(selection.classes) < sorts | WRITTEN:
            every = replace(selection, classes=tuple(sorted(sorts | WRITTEN)))
            yield replace(reading, selection=every, score=reading.score + _OF_WHATEVER_SORT)

    def _beside(self, asked_class: str) -> list[Part]:
        """The things named beside which another of their sort is asked for.

        *Which agreement does the protocol implement*: the protocol is not the answer.
        """
        told = [p for p in self.frame.properties if not self.only_says_held(p)]
        if not told or asked_class in AGENT_CLASSES:
            return []
        return [p for p in self.frame.things if asked_class in self.classes_of([p])]

    def _asked_of(self, part: Part, cls: str, said: Sequence[Part]) -> list[str]:
        """The properties whose value is asked for: what the verbs say, in their voice and case."""
        if (makers := self._makers(part)) and self._is_agent(part):
            return makers
        sorts = [p for p in self.frame.kinds if class_of(p, self.schema) == voc.ACTIVITY]
        if sorts and cls in AGENT_CLASSES:
            said = [p for p in said if not self._is_empty_of_letters(p)]
        doing = self._doing(self._helped(list(said)))
        told = [v for p in doing for v in self._of_verb(part, p)]
        asked = [v for v in told if self._answer_value(v, cls)]
        told_by_case = self._of_role_words() or self._direction(part)
        if told_by_case == [voc.INTERMEDIARY] and self._answer_value(voc.INTERMEDIARY, cls):
            return told_by_case
        cased = [v for v in told_by_case if v in asked]
        if not cased and set(asked) & CASES - {voc.ISSUER}:  # to whom it belongs is whose it is
            cased = [v for v in told_by_case if v in ENDS and self._answer_value(v, cls)]
        asked = cased or asked
        if sorts and cls in AGENT_CLASSES and not asked:
            asked = told_by_case or [voc.RECIPIENT]  # letters about the ban: with how many bodies
        if not set(self.classes) - {cls}:  # else letters have those to whom they went
            asked = self._written_to(asked, told)
        if not cased and len(asked) > 1 and self._is_doer(part):
            asked = [v for v in asked if v != voc.RECIPIENT]
        return self.one_way(part, asked) or self._where_to(part, cls)

    def _is_empty_of_letters(self, verb: Part) -> bool:
        """Whether a word says nothing of who sent letters to whom: *about*, *was conducted*."""
        about = verb.mention.weak and voc.ABOUT in verb.values
        said = any(self.schema.can_say(v, (voc.ACTIVITY,)) for v in verb.values)
        return about or not said or self.only_says_held(verb)

    def _of_that_sort(
        self,
        noun: Part,
        asked: Sequence[str],
        classes: tuple[str, ...],
        skip: Sequence[Part],
        bonus: float,
    ) -> Iterator[Reading]:
        """The same question where what is said of the noun is of the things asked for."""
        sorts = self._said_of(noun)
        subject = self._subject(asked, [*skip, *sorts])
        if sorts and not subject.is_empty:
            classes = (*classes, *(v for p in sorts for v in p.values))
            yield self._reading(
                Form.VALUES, subject, asked=asked, asked_classes=classes, bonus=bonus
            )

    def _said_of(self, noun: Part) -> list[Part]:
        """The statuses and topics said of the very noun: *which draft readmission agreement*."""
        rest = [*self.frame.statuses, *self.frame.topics]
        found: list[Part] = []
        start, end = noun.at, noun.end
        while beside := next((p for p in rest if p.end == start or p.at == end), None):
            rest.remove(beside)
            if not self._is_left_out(beside):
                found.append(beside)
            start, end = min(start, beside.at), max(end, beside.end)
        return found

    def _of_verb(self, part: Part, verb: Part) -> list[str]:
        """The roles that a verb asks for, by its voice and by who else is named with it."""
        doing = part.at < verb.at and self._is_agent(part) and self._is_doer(part)
        doing = doing and not self._is_gone_to(part)
        if doing and ends_in_preposition(self.frame, verb):
            return list(self._swapped(verb.values))
        told = self._voiced(verb)
        last = self.frame.sighting.tokens[part.end - 1].folded
        inflected = part.mention.quality < FOLDED and last.endswith(("i", "u"))
        inflected = inflected and not is_owned(self.frame, part)  # BMT-nin hansı təsisatı
        azerbaijani = self.language is Language.AZ
        if (
            azerbaijani
            and doing
            and part.end == verb.at
            and not last.endswith(("i", "u", "a", "e"))
        ):
            return told  # BƏT məlumatını hansı qurum göndərib: the one right before did it
        if azerbaijani and inflected:  # hansı qurumu təyin edib
            return list(self._other_than_doers(tuple(told), Side.GOAL))
        return self.on_other_side(told, verb)

    def _voiced(self, verb: Part) -> list[str]:
        """What a verb asks for by its voice; of going somewhere the noun tells who and where."""
        if set(verb.values) >= VISITS:
            return list(verb.values)
        if voc.VISITOR in verb.values and self.frame.sighting.tokens[verb.end - 1].lower == "by":
            return [voc.DESTINATION]  # visited by
        return in_voice(self.frame, verb, verb.values, self.schema)

    def _makers(self, part: Part) -> list[str]:
        """*Resolutions of which organ*, *hansı qurumun qətnamələri*: who made what is named."""
        made = made_by(self.frame, part)
        if made is None:
            return []
        cls = class_of(made, self.schema)
        own = self.classes_of([made]) if made in self.frame.things else {cls or ""}
        makers = (voc.ISSUER, voc.DRAFTER, voc.PARENT_BODY)
        return [v for v in makers if self.schema.can_say(v, own)]

    def _loosely(
        self,
        subject: Selection,
        asked: Sequence[str],
        classes: tuple[str, ...],
        of: Sequence[str],
        bonus: float,
    ) -> Iterator[Reading]:
        """Let a verb that is no property of the subject say only that there is a tie.

        Visits *cover* countries, though coverage is that of an agreement.
        """
        if not any(self.schema.can_say(prop, of) for prop in asked):
            yield self._reading(Form.VALUES, subject, asked_classes=classes, bonus=bonus - _LOOSELY)

    def _of_whatever_has(
        self, said: list[Part], asked_class: str, classes: tuple[str, ...]
    ) -> Iterator[Reading]:
        """*Which countries were visited?*: by whom or on what occasion is not said."""
        part = self.asked.part
        if any(not p.mention.weak for p in self.frame.units):
            return  # what the appeals came from is not what anything came from
        told = [v for p in said for v in self._voiced(p)]
        asked = [v for v in told if self._answer_value(v, asked_class)]
        asked = self.one_way(part, asked) if part is not None else asked
        subject = self._whatever_has(asked, said)
        if not subject.is_empty:
            yield self._reading(Form.VALUES, subject, asked=asked, asked_classes=classes, bonus=0.2)
