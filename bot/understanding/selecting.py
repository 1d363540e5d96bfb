"""A frame and what is asked of it → readings.

Where a word can bind in two ways, both readings are given and scored; the data decides
between those that are equally good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Language, Reading, Selection
from bot.understanding.claims import Claims
from bot.understanding.counting import Counting
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.grammar import single_words
from bot.understanding.occasions import Occasions
from bot.understanding.sameness import Sameness
from bot.understanding.sighting import FILLER
from bot.understanding.succession import Succession
from bot.understanding.untold import asks_for_a_person, content_asked

_DONE = ("check", "when", "how_many", "how_long", "until")
"""What asks whether and how much was done."""


class Selecting(Claims, Counting, Occasions, Sameness, Succession):
    """Makes the readings of one frame, by the form of the question."""

    def readings(self) -> Iterator[Reading]:
        """Yield the readings, each with its own part of the score."""
        if alike := list(self._samenesses()):
            yield from alike
            return
        if self._is_comparison():
            yield from self._comparisons()
            return
        if (people := self._behind() or self._opinion()) is not None:
            yield people
            return
        gap = next((p for p in self.frame.properties if self._is_gap(p)), None)
        if gap is not None and self.asked.wh == "check":
            said = self._is_done_to(gap) or self.schema.note(gap.value, voc.RULED_OUT_BY)
            gap = None if said else gap  # did they agree the text, were they dissatisfied
        if gap is not None:
            unstated = [v for v in gap.values if v in self.schema.gaps]
            payers = [a for v in unstated for a in self.schema.note(v, voc.AGENT_PROPERTY)]
            if payers and self.asked.wh == "who" and not self.frame.has("cost"):
                yield from self._asking(Form.VALUES, payers, [gap])  # whose money is it
                return
            yield self._unstated_of(gap, unstated)
            return
        for due in self._due():
            measured = self.asked.wh in ("which", "what") and due.at == self.asked.at + 1
            if (self.asked.wh in _DONE and not self._is_said_to_be_due()) or measured:
                yield self._unstated_of(due, self.schema.note(due.value, voc.ONLY_DUE))
                return
        if self.asked.wh in ("what", "which"):
            yield from self._makings()
        following = list(self._next_ones())
        yield from following
        if following and self.asked.wh == "where":
            return  # what is there already is no place of what comes next
        if (done := list(self._done_at_events())) or self._cannot_be_done():
            yield from done
            return
        yield from self._by_form()

    def _by_form(self) -> Iterator[Reading]:
        """The readings by the question word alone."""
        talks = [*self._said_of_it()] or [*self._arranged()] or [*self._talked_of()]
        if talks := talks or [*self._was_talked_of()]:
            yield from talks
            return
        if self.asked.wh in ("", "what", "which") and self._asks_for_figure():
            yield self._reading(Form.FIGURE, self._figures(), bonus=0.5)
            return
        if not self.asked.wh:
            yield from self._contents()  # the gist of the law
        makers = {
            "check": self._checks,
            "how_many": self._counts,
            "how_long": self._spans,
            "until": self._ends,
            "when": self._dates,
            "where": self._places,
            "who": self._agents,
            "why": self._reasons,
            "which": self._whichs,
            "what": self._whats,
            "": self._plain,
        }
        yield from makers[self.asked.wh]()

    def _behind(self) -> Reading | None:
        """What is asked of the people behind a part or a number: their names, their countries."""
        if asks_for_a_person(self.frame, self.asked):
            bodies = tuple(v for p in self.frame.things for v in p.values)
            named = Selection(named=bodies)
            return self._reading(Form.VALUES, named, asked=(voc.PERSONAL_DATA,), bonus=1.0)
        if (people := self._named_people()) is not None:
            return self._unstated_of(people, (voc.PERSONAL_DATA,))
        only_figures = not self.classes_of(self.frame.things) - {voc.FIGURE}
        whence = self.asked.cls == voc.COUNTRY and only_figures  # which countries the eight are of
        plain = self.asked.wh in ("", "what", "which")
        asked = whence or self._asks_for_names() or (plain and self._asks_for_numbers())
        if plain and (several := self._several_asked()):
            those = Selection(named=several.values)
            return self._reading(Form.VALUES, those, asked=(voc.BREAKDOWN,), bonus=1.0)
        if asked and (subject := self._told_by_number()):
            return self._reading(Form.VALUES, subject, asked=(voc.BREAKDOWN,), bonus=1.0)
        return None

    def _opinion(self) -> Reading | None:
        """What an opinion says, of which only is told whose it is: *what did they recommend*."""
        said = content_asked(self.frame, self.asked, self.pairs, self.schema)
        if said is None:
            return None
        contents = (v for one in said.values for v in self.schema.note(one, voc.CONTENT_PROPERTY))
        return self._unstated_of(said, tuple(dict.fromkeys(contents)))

    def _asks_for_names(self) -> bool:
        """*Their names*, and *adı nədir*, which small words say, too."""
        tokens = self.frame.sighting.tokens
        said = {tokens[at].folded for at in self.frame.positions(FILLER)}
        return self.frame.has("names") or bool(said & single_words("own_name", self.language))

    def _several_asked(self) -> Part | None:
        """Those of whom only the number is told, where it is asked which they are.

        *Which seven districts*, *4 komponenti hansılardır*, *перечислите четыре компонента*.
        """
        frame = self.frame
        words = {at for part in ("which", "tell", "all") for at in frame.positions(part)}
        starts = {part.at for part in frame.parts}
        several = [
            p
            for p in frame.things
            if self._is_figure(p) or any(self.schema.one(v, voc.UNNAMED) for v in p.values)
        ]
        behind = {at for at in words if at + 1 not in starts}  # qətnamələr hansı iclasda: no
        return next((p for p in several if p.at - 1 in words or p.end in behind), None)

    def _due(self) -> list[Part]:
        """The words for what is only to be done, as far as the record tells."""
        return [p for p in self.frame.properties if self.schema.note(p.value, voc.ONLY_DUE)]

    def _is_said_to_be_due(self) -> bool:
        """Whether it is asked what ought to be done, rather than what was."""
        ought = tuple(single_words("ought", self.language))
        tokens = self.frame.sighting.tokens
        is_to = any(p.at and tokens[p.at - 1].lower == "to" for p in self._due())
        return is_to or any(token.folded.endswith(ought) for token in tokens)

    def _named_people(self) -> Part | None:
        """Those whose names are asked, where they are people: *the names of the delegates*."""
        frame = self.frame
        said = frame.positions("names")
        if not said:
            return None
        parts = sorted((p for p in frame.parts if not p.mention.weak), key=lambda part: part.at)
        if self.language is Language.AZ:
            beside = [p for p in parts if p.end <= said[0]][-1:]
        else:
            beside = [p for p in parts if p.at > said[-1]][:1]
        return next((p for p in beside if self._is_headcount(p)), None)

    def _told_by_number(self) -> Selection | None:
        """The figures asked of, if nothing else is: the eight, of whom only the number is told."""
        figures = [part for part in self.frame.things if self._is_figure(part)]
        unnamed = [p for p in self.frame.things if self.schema.one(p.value, voc.UNNAMED)]
        said = [p for p in self.frame.properties if not (p.mention.weak or p.mention.attributive)]
        if unnamed and not said:  # the seven districts
            return Selection(named=unnamed[0].values)
        named = set(self.frame.positions("names"))  # names of the eight who were confirmed
        asked = any(part.at - 1 in named for part in figures)
        if figures and (asked or not self.frame.properties):  # the four components of the project
            return Selection(named=tuple(v for part in figures for v in part.values))
        topics = [p for p in self.frame.topics if self.schema.goes_with(p.value, (voc.FIGURE,))]
        sorts = self.classes or not self.classes_of(self.frame.things) <= AGENT_CLASSES
        if topics and self.frame.has("names") and not (sorts or self.frame.properties):
            return self.select(classes=(voc.FIGURE,))  # the names of those who were banned
        return self._figures() if self.frame.units and not self.classes else None

    def _asks_for_numbers(self) -> bool:
        """Whether the numbers of several are asked for, none of which is given."""
        senses = (s for mention in self.frame.sighting.mentions for s in mention.senses)
        unnamed = any(self.schema.one(p.value, voc.UNNAMED) for p in self.frame.things)
        return unnamed and any(sense.target == voc.NUMBER for sense in senses)

    def _is_done_to(self, gap: Part) -> bool:
        """Whether a verb says what was done to what is asked of: it is no question for that."""
        others = [p for p in self.frame.properties if p is not gap and not p.mention.weak]
        told = (v for v in gap.values if v not in self.schema.gaps)
        return any(told) and any(
            p.mention.finite and not any(v in self.schema.gaps for v in p.values) for p in others
        )

    def _only_describes(self, part: Part) -> bool:
        """Whether a participle describes, where another verb tells: *the conditions created*."""
        others = (p for p in self.frame.properties if p is not part and not p.mention.weak)
        return part.mention.attributive and any(p.mention.finite for p in others)

    def _is_gap(self, part: Part) -> bool:
        """Whether a word asks for what the ontology has and the record never states."""
        deed = self.asked.wh == "who" and self.frame.properties == (part,)  # who spoke there?
        if self._only_describes(part):
            return False
        if part.mention.weak and not deed:
            return self._is_needed(part)
        told = [v for v in part.values if v not in self.schema.gaps]
        roles = [v for v in part.values if self.schema.is_role(v)]
        if self._asks_for_doer(part) and roles and not set(roles) & set(told):
            return True  # who agreed it: at which meeting is no answer
        if not told or len(told) == len(part.values):
            return not told
        if self.asked.wh == "check":
            return False  # it is claimed of whatever can have it
        if self._is_of_content(part, told):
            noun = not (self.asked.wh or part.mention.finite or part in self.pairs)
            return noun or self.asked.wh == "what"
        subjects = (*self.classes, *self.classes_of(self.frame.things))
        return bool(subjects) and not any(
            self.schema.can_say(v, subjects) or self.schema.can_be(v, subjects) for v in told
        )  # *рассчитан* is the time limit of a measure, and how many a centre holds

    def _is_of_content(self, part: Part, told: Sequence[str]) -> bool:
        """Whether a word says who did it, where and also what came of it: *answer*, *learn*.

        Who answered is told; *what* they answered, and *the answer*, is not.
        """
        untold = [v for v in part.values if v not in told]
        deeds = all(self.schema.is_role(v) or v == voc.DESTINATION for v in told)
        return deeds and not any(map(self.schema.is_role, untold))

    def _is_needed(self, part: Part) -> bool:
        """*Which documents are needed*: said right behind them, the word is no courtesy."""
        noun = self.asked.part
        return voc.PROCEDURE in part.values and noun is not None and part.at == noun.end

    def _asks_for_doer(self, deed: Part) -> bool:
        """Whether a verb alone says whose name is asked for: *who agreed the text*."""
        return self.asked.wh == "who" and not any(
            p is not deed and not p.mention.weak and p.mention.finite for p in self.frame.properties
        )

    def _makings(self) -> Iterator[Reading]:
        """*Which agreement did the Russians draft*: what is told to be of their making."""
        for status in self.frame.statuses:
            made = self._made(status)
            if made is not None:
                doer, tie = made
                found = self.select(skip=[status, doer])
                ties = (*found.ties, tie)
                yield self._reading(Form.THINGS, replace(found, ties=ties), bonus=1.0)
