"""Which name plays which role that is said, and on which side of a deed it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.marking import (
    Side,
    ends_in_preposition,
    is_beside,
    is_doer,
    is_led_by_with,
    is_led_in,
    is_of,
    is_purpose,
    is_with,
    side_of,
)
from bot.understanding.morphology import russian
from bot.understanding.parts import Parts, gap
from bot.understanding.schema import Schema
from bot.understanding.senses import FOLDED
from bot.understanding.voice import doers_of, is_passive

TOGETHER = frozenset((voc.PARTY, voc.PARTNER, voc.PARTICIPANT, voc.INVOLVES, voc.AGREED_BY))
"""The roles of those *with* whom something is done."""
_SENDING = frozenset((voc.SENDER, voc.RECIPIENT, voc.INFORMED, voc.INTERMEDIARY))
"""The roles of those between whom something goes: *who got the ILO conventions*."""
_GENITIVE = re.compile(r"n?[iu]n$")
_JOINED = 2
"""How many words may stand between two names that are joined: *and the*."""
_ROLE_REACH = 4
"""How many words may stand between a role and its player."""


class Pairing(Parts):
    """The roles of one frame with their players."""

    def __init__(self, frame: Frame, schema: Schema) -> None:
        """``schema`` says which property can say what of which class."""
        super().__init__(frame, schema)
        self.pairs = self._pairs()

    def _pairs(self) -> dict[Part, Part]:
        """Which thing plays which named role: the two that stand nearest go together first."""
        near = sorted(
            (
                (
                    *self._lightness(prop),
                    not is_doer(self.frame, thing),
                    gap(thing, prop),
                    prop.at,
                    prop,
                    thing,
                )
                for prop in self.frame.properties
                for thing in self._players(prop)
            ),
            key=lambda found: found[:6],
        )
        pairs: dict[Part, Part] = {}
        for *_, prop, thing in near:
            if prop not in pairs and thing not in pairs.values():
                pairs[prop] = thing
        return pairs

    def _lightness(self, prop: Part) -> tuple[bool, bool, bool]:
        """How little a word says of a role beside others: *took part as a partner* is a partner."""
        light = bool({voc.PARTICIPANT, voc.INVOLVES} & set(prop.values))
        roles = any(self.schema.is_role(v) for v in prop.values)
        return prop.mention.weak and not self._leads_in(prop), light, not roles

    def _leads_in(self, prop: Part) -> bool:
        """Whether a small word says the role of the name it leads in: *through the Cabinet*."""
        if prop.values != (voc.INTERMEDIARY,):
            return False
        behind = self.language is Language.AZ
        tokens, after = self.frame.sighting.tokens, prop.end
        if after < len(tokens) and tokens[after].lower in ("the", "a", "an"):
            after += 1  # via the Cabinet
        return any((p.end == prop.at if behind else p.at == after) for p in self.frame.things)

    def _players(self, prop: Part) -> list[Part]:
        """The things named near enough that can play a role."""
        denies = all(self.schema.one(v, voc.DENIES) for v in prop.values)
        said = {*_SENDING, *self.schema.notes.get(voc.MENTIONING, {})}  # what were they told
        sent = bool(_SENDING & set(prop.values)) and set(prop.values) <= said
        got = self.frame.has("what") and sent
        idle = voc.ABOUT in prop.values or not (self.classes or denies or got)
        if prop.mention.weak and idle and not self._leads_in(prop):
            return []
        if is_purpose(self.frame, prop) or self._is_among_them(prop):
            return []
        of_itself = voc.ABOUT in prop.values and not prop.mention.weak  # the subject of the talks
        values = [v for v in prop.values if not self.is_date(v)]
        if self.classes and any(self.schema.can_say(v, self.classes) for v in values):
            values = [v for v in values if self.schema.can_say(v, self.classes)]
        return [
            thing
            for thing in self.frame.things
            if not self._is_excepted(thing)
            and not (of_itself and self.classes_of([thing]) & self.schema.events)
            and not self.only_titles(thing, prop)
            and not self._is_sender_of_named(thing, prop)
            and not self._is_our_going(thing, prop)
            and not (self._is_wanted(thing, values) and not self._is_object(thing, prop))
            and any(self.schema.can_be(v, self.classes_of([thing])) for v in values)
            and gap(thing, prop) <= _ROLE_REACH
            and not (is_with(self.frame, thing) and not self._are_together(thing, prop))
        ]

    def _is_among_them(self, prop: Part) -> bool:
        """*Gələnlər arasında*: among those who did something, and not between two sides."""
        doers = [p for p in self.frame.properties if p is not prop and p.end == prop.at]
        return prop.values == (voc.PARTY,) and prop.mention.weak and bool(doers)

    def _are_together(self, thing: Part, prop: Part) -> bool:
        """Whether a role is of those with whom it is done: not *parties to a deal with* them.

        *With UNHCR money* is with the money.
        """
        if self.language is Language.EN and prop.at == thing.end and not prop.mention.finite:
            return True
        whole = self._names_parties(prop) and gap(thing, prop) > 1
        return bool(TOGETHER & set(prop.values)) and not whole

    def only_titles(self, thing: Part, prop: Part) -> bool:
        """Whether a name only says whose that is that a word is said of: *join ILO conventions*."""
        if self.language is Language.RU and all(
            self.schema.one(v, voc.DENIES) for v in prop.values
        ):
            return self.is_whose(thing)  # конвенции МОТ
        return self._is_of_title(thing) and self._is_of_what_is_titled(prop)

    def _is_of_what_is_titled(self, prop: Part) -> bool:
        """Whether a word is said of the whole name, and not of whose it is: *the EU agreement*."""
        denies = all(self.schema.one(v, voc.DENIES) for v in prop.values)
        return denies or bool(_SENDING & set(prop.values)) or self._names_parties(prop)

    def _names_parties(self, prop: Part) -> bool:
        """Whether a noun asks for all the parties: *tərəfləri*, *стороны*, *the parties to*."""
        return voc.PARTY in prop.values and not prop.mention.finite

    def _is_our_going(self, thing: Part, prop: Part) -> bool:
        """Whether a word for our own side says who went: *getdiyimiz*, *our visits to*."""
        ours = any(self.schema.one(value, voc.HOME) for value in thing.values)
        return ours and thing.mention.weak and voc.DESTINATION in prop.values

    def _is_wanted(self, thing: Part, values: Sequence[str]) -> bool:
        """Whether a thing is of a class that is asked of, and plays no part for another one."""
        own = self.classes_of([thing])
        others = [c for c in self.classes if c not in own]
        of_others = others and any(self.schema.can_say(v, others) for v in values)
        return any(c in own for c in self.classes) and not of_others

    def is_whose(self, thing: Part) -> bool:
        """Whether a name only says whose a noun is: *the IOM project*, *проект МОМ*."""
        nouns = (*self.frame.classes, *self.frame.kinds)
        if self.language is Language.RU:
            return any(p.end == thing.at for p in nouns)
        return any(p.at == thing.end for p in nouns)

    def _is_object(self, thing: Part, prop: Part) -> bool:
        """Whether a thing is what another of its class does something to: *laws amending the code*.

        What was *inserted in the code* was not done to the code.
        """
        own = self.classes_of([thing])
        alike = all(self.schema.can_say(v, own) and self.schema.can_be(v, own) for v in prop.values)
        return alike and not is_passive(self.frame, prop) and not is_led_in(self.frame, thing)

    def _is_of_title(self, thing: Part) -> bool:
        """Whether a name stands before a class word, as whose it is: *the ILO convention*."""
        between = {word.at for word in self.frame.words if word.is_number}
        last = self.frame.sighting.tokens[thing.end - 1]
        # XİN ends so itself
        ending = last.suffix or (last.folded if thing.mention.quality < FOLDED else "")
        if self.language is Language.AZ and _GENITIVE.search(ending):
            between.update(self.frame.positions("which"))  # BƏT-in hansı sənədləri
        after = thing.end
        while after in between:
            after += 1
        return any(part.at == after for part in (*self.frame.classes, *self.frame.kinds))

    def _is_sender_of_named(self, thing: Part, prop: Part) -> bool:
        """Whether a name only says whose letter or request is told of: *ответ на запрос страны*.

        Who answered it is then somebody else.
        """
        if voc.SENDER in prop.values:
            return False
        tokens = self.frame.sighting.tokens
        for noun in self.frame.kinds:
            if class_of(noun, self.schema) != voc.ACTIVITY:
                continue
            if self.language is Language.RU and noun.end == thing.at:
                return "gent" in russian.cases(tokens[thing.at].folded)
            if self.language is Language.EN and is_of(self.frame, thing, noun):
                return True
            if self.language is Language.AZ and thing.end == noun.at:
                return tokens[thing.end - 1].folded.endswith(("in", "un"))
        return False

    def is_free(self, role: Part) -> bool:
        """Whether nobody is named in a role but those beside whom others were in it too."""
        player = self.pairs.get(role)
        return player is None or self._is_companion(player, role.values)

    def companions_in(self, role: Part) -> list[Part]:
        """*With the Academy who organised it?*: the Academy, which did it too."""
        agents = [p for p in self.frame.things if self.classes_of([p]) & AGENT_CLASSES]
        found = [p for p in agents if self._is_companion(p, role.values)]
        return [p for p in agents if p in found or any(self.joins(p, one) for one in found)]

    def joins(self, one: Part, other: Part) -> bool:
        """Whether two names are joined right beside one another: *with IOM and the Academy*."""
        first, second = sorted((one, other), key=lambda part: part.at)
        return first.end in self.frame.positions("and") and gap(first, second) <= _JOINED

    def _is_companion(self, player: Part, roles: Sequence[str]) -> bool:
        """Whether others played the roles beside somebody named: *with IOM who held it*."""
        joint = not self.schema.joint_roles.isdisjoint(roles)
        return is_beside(self.frame, player) or (joint and is_led_by_with(self.frame, player))

    def tie(self, thing: Part, prop: Part) -> TiedTo:
        """The thing in the role that ``prop`` names, as far as it can play it."""
        if voc.PARTNER in prop.values and is_beside(self.frame, thing):
            return TiedTo(thing.values)  # together with it: in whichever role the others are
        own = self.classes_of([thing])
        said = prop.values
        if voc.PARTICIPANT in said and self.classes:  # in whichever part one takes part
            said += self.schema.played_as((voc.PARTICIPANT,), self.classes)
        able = (v for v in said if not self.is_date(v) and self.schema.can_be(v, own))
        roles = tuple(dict.fromkeys(able))
        loose = voc.INVOLVES in prop.values and self.classes
        if loose and not any(self.schema.can_say(v, self.classes) for v in roles):
            roles = ()  # agreements with the participation of Norway: it is a party
        of_these = tuple(v for v in roles if self.schema.can_say(v, self.classes))
        return TiedTo(thing.values, self._on_its_side(of_these or roles, thing, prop))

    def _on_its_side(self, roles: tuple[str, ...], thing: Part, prop: Part) -> tuple[str, ...]:
        """Of the two sides of a deed the one that a name is marked as: *to the Service*."""
        if thing.at < prop.at and ends_in_preposition(self.frame, prop):
            return self._swapped(roles)
        side = side_of(self.frame, thing, prop)
        if side is None:
            return roles
        return self._other_than_doers(self._sided(roles, side), side)

    def _other_than_doers(self, roles: tuple[str, ...], side: Side) -> tuple[str, ...]:
        """To whom it was done, where a word says who did it and a name is marked as the goal."""
        if side is Side.SOURCE:
            return roles
        noted = {
            role: [
                p for p in self.schema.note(role, voc.PATIENT_PROPERTY) if self.schema.is_role(p)
            ]
            for role in roles
        }
        return tuple(dict.fromkeys(p for role in roles for p in noted[role] or (role,)))

    def _swapped(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """The other side of each role: who stands before *sent to* is no recipient."""
        doers = doers_of(roles, self.schema)
        patients = [p for role in roles for p in self.schema.note(role, voc.PATIENT_PROPERTY)]
        return tuple(dict.fromkeys([*doers, *patients])) or roles

    def _sided(self, roles: tuple[str, ...], side: Side) -> tuple[str, ...]:
        """The roles of one side, where both sides of a deed are among them."""
        noted = {role: self.schema.note(role, voc.PATIENT_PROPERTY) for role in roles}
        doers = {role for role, patients in noted.items() if set(patients) & set(roles)}
        patients = {p for role in doers for p in noted[role]}
        return tuple(r for r in roles if r not in (doers if side is Side.GOAL else patients))

    def _doing(self, said: Sequence[Part]) -> list[Part]:
        """The words for a role, less those for whom it was done to: *chose it as authority*."""
        done_to = {
            patient
            for part in said
            for doer in part.values
            for patient in self.schema.note(doer, voc.PATIENT_PROPERTY)
            if patient not in part.values
        }

        def is_done(part: Part) -> bool:
            likes = (like for v in part.values for like in self.schema.note(v, voc.LIKE_PROPERTY))
            return not done_to.isdisjoint((*part.values, *likes))

        doing = [p for p in said if not is_done(p)]
        return [p for p in doing if not is_purpose(self.frame, p)] or doing

    def opponents(self, asked: Sequence[str], prop: Part) -> tuple[str, ...]:
        """The names on the other side of a deed, which are no answer: *to whom did it write*."""
        noted = self.schema.notes.get(voc.PATIENT_PROPERTY, {})
        sides = {*noted, *(p for patients in noted.values() for p in patients)}
        if not sides & set(asked):
            return ()
        agents = (p for p in self.frame.things if self.classes_of([p]) & AGENT_CLASSES)
        goal = not noted.keys() & set(asked)
        other = Side.SOURCE if goal else Side.GOAL
        return tuple(v for p in agents if side_of(self.frame, p, prop) is other for v in p.values)

    def on_other_side(self, roles: Sequence[str], prop: Part) -> list[str]:
        """The roles left to ask for where a name plays the other: *who chose the Service*."""
        agents = [
            p
            for p in self.frame.things
            if self.classes_of([p]) & AGENT_CLASSES
            and not is_with(self.frame, p)
            and not is_beside(self.frame, p)
            and not self._is_excepted(p)
            and not self.is_whose(p)
        ]
        near = min(agents, key=lambda thing: gap(thing, prop), default=None)
        side = None if near is None else side_of(self.frame, near, prop)
        if side is None:
            return list(roles)
        other = Side.SOURCE if side is Side.GOAL else Side.GOAL
        return list(self._other_than_doers(self._sided(tuple(roles), other), other))

    def speaks_of_undated(self) -> bool:
        """Whether what is spoken of has no date of its own: the occupation, who occupies a land."""
        frame = self.frame
        spoken = {*self.classes, *self.classes_of(frame.things)}
        dates = self.schema.date_properties
        if any(self.schema.one(p.value, voc.UNDATED) for p in frame.topics):
            return not any(self.schema.can_say(v, spoken - AGENT_CLASSES) for v in dates)
        deeds = [p for p in frame.properties if not p.mention.weak and not self._is_dating(p)]
        domains = {c for p in deeds for v in p.values for c in self.schema.domains.get(v, ())}
        return bool(domains) and not any(self.schema.can_say(v, domains) for v in dates)

    def _is_dating(self, part: Part) -> bool:
        return any(self.is_date(v) for v in part.values)
