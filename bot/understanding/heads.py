"""What may be asked in a question, for the search over its clues.

By the question word and the words beside it: each head is one thing that may be wanted, with
the mentions that it takes up and a cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Memory
from bot.understanding.claimed import Claimed
from bot.understanding.conditions import Conditions
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.grammar import ROLE_PARTS
from bot.understanding.marking import made_by
from bot.understanding.puzzle import Head
from bot.understanding.questions import Asked
from bot.understanding.senses import Sort
from bot.understanding.unheard import claim_not_heard
from bot.understanding.voice import in_voice
from bot.understanding.which import Which

_WHERE = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN)


class Heads:
    """What one frame may ask."""

    def __init__(self, conditions: Conditions, asked: Asked, memory: Memory | None) -> None:
        """``conditions`` are those of the frame; ``memory`` is given where it goes on."""
        self._frame, self._schema = conditions.frame, conditions.schema
        self._asked, self._memory, self._conditions = asked, memory, conditions

    def heads(self) -> Iterator[Head]:
        """What may be asked, by the question word."""
        wh, part, cls = self._asked.wh, self._asked.part, self._asked.cls
        if wh == "when":
            said = [
                *self._of_properties(Form.DATE, self._conditions.is_date),
                *self._of_milestones(),
            ]
            yield from said or (Head(Form.DATE, asked_by_class=voc.MAIN_DATE),)
        elif wh == "who":
            yield from self._of_who()
        elif wh == "where" and not self._names_by_a_word():
            used = frozenset((part,)) if part else frozenset()
            yield Head(Form.VALUES, _WHERE, used=used)
        elif wh in ("which", "what", "how_many") and part and cls:
            yield from self._which(wh, part, cls)
        elif wh in ("", "what"):
            yield from self._of_properties(Form.VALUES, self._is_no_deed_of_theirs)
            yield Head(Form.THINGS, cost=0.1)
        elif wh == "check" and not (self._frame.has("alike") or self._only_names_beside_a_deed()):
            if not claim_not_heard(self._frame, self._schema):
                yield Head(Form.CHECK, cost=0.4 if self._asked.exists else 0.0)
            if not self._asked.exists:
                yield from Claimed(self._conditions).heads()

    def _of_who(self) -> Iterator[Head]:
        """Which parts *who* may ask for."""
        if self._is_whose_matter():
            return
        roles = tuple(voc.SORAQ + word for word in ROLE_PARTS if self._frame.has(word))
        players = tuple(self._of_properties(Form.VALUES, self._schema.is_role))
        if voc.REQUESTER in roles:  # at whose request it was sent is not who sent it
            players = ()
        said = [head for head in players if not all(p.mention.weak for p in head.used)]
        players = tuple(  # who was informed is also who got the information
            replace(head, asked=(*head.asked, voc.RECIPIENT))
            if head.asked == (voc.INFORMED,)
            else head
            for head in said or players  # who requested the *information*
        )
        yield from players
        if roles and not players:
            yield Head(Form.VALUES, roles, cost=0.1)
        if any(p.mention.weak for head in players for p in head.used):
            return  # who came to a centre did not run it
        if (not roles or self._frame.has("party", "issuer")) and not self._of_a_deed():
            yield Head(Form.VALUES, asked_by_class=voc.MAIN_AGENT, cost=0.3)

    def _is_whose_matter(self) -> bool:
        """Whether *whose* is said of a matter, which is no paper of anybody: *whose rights*."""
        behind = {at + 1 for at in self._frame.positions("issuer")}
        return any(part.at in behind for part in self._frame.topics)

    def _names_by_a_word(self) -> bool:
        """Whether a word of longer names is all that may name something: it is no place itself."""
        frame = self._frame
        return bool(frame.words) and not (frame.things or frame.classes or frame.kinds)

    def _of_a_deed(self) -> bool:
        """Whether it is asked who did what, and nothing spoken of is an event: who discussed it.

        The parties of an agreement need not be those who spoke of it.
        """
        told = [p for p in self._frame.properties if self._conditions.only_says_held(p)]
        spoken = {*self._conditions.classes, *self._conditions.classes_of(self._frame.things)}
        if self._memory is not None:
            before = (*self._memory.items, *self._memory.subjects)
            spoken |= {c for thing in before for c in self._schema.classes.get(thing, ())}
        return bool(told and spoken) and not spoken & self._schema.events

    def _is_no_deed_of_theirs(self, prop: str) -> bool:
        """Whether a property is not what those named do: *what did GRETA recommend*."""
        if self._asked.wh != "what" or not self._schema.is_role(prop):
            return True
        if prop == voc.ORGANISER:
            return False  # what was organised is no question for who did it
        own = self._conditions.classes_of(self._frame.things)
        does = bool(own) and self._schema.can_be(prop, own)
        return not does or self._schema.can_say(prop, own)

    def _which(self, wh: str, part: Part, cls: str) -> Iterator[Head]:
        """What may be asked by a word for a sort of things: *which*, *how many*."""
        if cls in AGENT_CLASSES and made_by(self._frame, part):
            return  # resolutions of which body: of the body that made them
        form = Form.COUNT if wh == "how_many" else Form.VALUES
        kind = (part.value,) if part.value in self._schema.concepts else ()
        way = Which(self._frame, self._schema, self._asked)
        for head in self._of_properties(form, lambda v: self._schema.can_be(v, (cls,))):
            asked = tuple(way.one_way(part, list(head.asked)))
            used = head.used | {part}
            yield replace(head, asked=asked, asked_classes=(cls, *kind), used=used)
        plain = Form.COUNT if wh == "how_many" else Form.THINGS
        # a kind that is counted must not be let go: articles are not all legal acts
        counted = bool(kind) and plain is Form.COUNT
        # laws are no number of chapters, nor requests the countries that they came from
        only = cls if plain is Form.COUNT or cls in AGENT_CLASSES else None
        yield Head(plain, cost=0.45 if counted else 0.05, counted=only)
        sorted_by_status = self._frame.statuses and self._schema.can_say(voc.HAS_STATUS, (cls,))
        if not sorted_by_status:  # else those of another status would be listed too
            yield Head(form, asked_classes=(cls, *kind), used=frozenset((part,)), cost=0.25)

    def _only_names_beside_a_deed(self) -> bool:
        """*Has anyone gone to Yevlakh?*: that a thing is known is no yes to what was done."""
        frame = self._frame
        told = frame.conditions - len(frame.things)
        if told or len(frame.things) > 1 or self._asked.exists or self._memory is not None:
            return False
        senses = (s for m in frame.sighting.mentions for s in m.senses if s.sort is Sort.PROPERTY)
        return any(self._schema.is_role(s.target) or s.target in _WHERE for s in senses)

    def _of_milestones(self) -> Iterator[Head]:
        """A head for each status said that is reached on a date: *when was it signed*."""
        for part in self._frame.statuses:
            milestone = self._schema.milestone(part.value)
            if milestone:
                yield Head(Form.DATE, (milestone,), used=frozenset((part,)))

    def _of_properties(self, form: Form, can: Callable[[str], bool]) -> Iterator[Head]:
        """A head for each property said that can be what is asked."""
        for part in self._frame.properties:
            asked = tuple(v for v in part.values if can(v))
            if self._asked.wh == "who":  # whom did it supply
                asked = tuple(in_voice(self._frame, part, asked, self._schema)) or asked
            told = not self._asked.wh and part in self._conditions.pairs
            if told or not asked:
                continue  # *funded by Norway* says who funds
            dates = all(self._conditions.is_date(v) for v in asked)
            cost = 0.3 if part.mention.weak else 0.15 if part.mention.attributive else 0.0
            if self._conditions.only_says_held(part) and form is not Form.DATE:
                cost += 0.5
            yield Head(
                Form.DATE if dates and form is Form.VALUES else form,
                asked,
                used=frozenset((part,)),
                cost=cost,
            )
