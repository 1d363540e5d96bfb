"""Who, where, when, which and what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Language, Reading, Selection
from bot.understanding.behalf import on_our_behalf, ours_of
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.marking import Side, is_inside, is_purpose, side_of
from bot.understanding.questions import asks_for_names
from bot.understanding.reasons import Reasons
from bot.understanding.talks import Talks
from bot.understanding.voice import doers_of, in_voice, voice_of
from bot.understanding.where import Where

CASES = frozenset(
    voc.SORAQ + word
    for word in ("recipient", "sender", "issuer", "party", "audience", "intermediary")
)
"""What a case of *who* alone asks for, beside a verb that says more."""
_ASIDE = 0.3
"""How much less likely *what* asks for somebody who did it: *on what were they answered*."""
ENDS = frozenset((voc.SENDER, voc.INTERMEDIARY, voc.RECIPIENT))
"""Who sent, handed on and received: from whom one received it is who sent it."""


class Asking(Reasons, Talks, Where):
    """Questions by a question word."""

    def _dates(self) -> Iterator[Reading]:
        frame = self.frame
        if self.speaks_of_undated() and not self.continuing:
            yield self._reading(Form.DATE, Selection(named=()), asked=(voc.DATE,))
            return
        said = [p for p in frame.statuses if self.schema.milestone(p.value)]
        props = [p for p in frame.properties if any(self.is_date(v) for v in p.values)]
        strong = [p for p in props if voc.DATE not in p.values and not p.mention.weak]
        telling = [p for p in strong if not self.only_says_held(p)]
        if telling:
            asked = [v for v in telling[-1].values if self.is_date(v)]
        elif said:
            asked = [m for p in said[-1:] if (m := self.schema.milestone(p.value))]
            props = [*props, *said]
            own, main = self.own_classes(), self._main_dates()
            runs = self.schema.can_say(voc.STARTED, own)
            if runs and not any(self.schema.can_say(v, own) for v in asked):
                asked = main  # since when does a project work
        elif strong:
            asked = [v for p in strong for v in p.values if self.is_date(v)]
            own, main = self.own_classes(), self._main_dates()
            lasts = any(self.schema.can_say(v, own) for p in strong for v in p.values)
            if voc.STARTED in main and lasts and not any(self._says_date(v, own) for v in asked):
                asked = main  # since when does a project run
        else:
            asked = self._main_dates()
        asked = self._with_siblings(asked)
        yield from self._asking(Form.DATE, asked, props)

    def _says_date(self, prop: str, classes: Iterable[str]) -> bool:
        return self.is_date(prop) and self.schema.can_say(prop, classes)

    def _spans(self) -> Iterator[Reading]:
        """How long: of a measure its time limit, of anything else not stated."""
        yield from self._limits(voc.DURATION)

    def _ends(self) -> Iterator[Reading]:
        """Until when: of a measure its time limit, of what is in force when it expires."""
        in_force = any(self.schema.milestone(p.value) for p in self.frame.statuses)
        yield from self._limits(voc.EXPIRES if in_force else voc.ENDED)

    def _limits(self, unstated: str) -> Iterator[Reading]:
        frame = self.frame
        limit = self.schema.one(voc.MEASURE, voc.MAIN_DATE) or voc.TIME_LIMIT
        rows = [p for p in frame.things if self.schema.can_say(limit, self.classes_of([p]))]
        limited = rows or self.schema.can_say(limit, self.classes)
        if not self.continuing:
            yield from self._limit_of_rows()
        asked = [limit, unstated] if self.continuing else [limit if limited else unstated]
        form = Form.DATE if limit in asked else self._form_of(asked)
        yield from self._asking(form, asked, [*frame.properties, *frame.statuses], 0.5)

    def _agents(self) -> Iterator[Reading]:
        trips = list(self._who_went_abroad())
        yield from trips or self._who_did()

    def _who_did(self) -> Iterator[Reading]:
        frame = self.frame
        held = [p for p in frame.properties if self.only_says_held(p)]
        cased = self._of_role_words()
        if self._asks_who_that_is():
            office = any(self.schema.one(v, voc.HEADCOUNTED) for v in frame.things[0].values)
            form, asked = (Form.VALUES, [voc.PERSONAL_DATA]) if office else (Form.CARD, [])
            yield self._reading(form, self.select(), asked=asked, bonus=1.0)
            return
        yield from self._owners()
        if self._counts_alone() and (counted := self._of_those_counted(cased)):
            yield counted
            return
        told = [v for v in cased if v not in CASES]
        if told and not self._is_done_jointly():  # at whose expense is it run
            yield from self._in_role(told)
            return
        said = [p for p in frame.properties if self._agent_values(p)]
        if voc.RECIPIENT in cased and any(is_purpose(frame, p) for p in said):
            yield from self._asking(Form.VALUES, [voc.CONSULTED], frame.properties, 0.7)
        said = [p for p in said if not is_purpose(frame, p)] or said
        roles = self._governing(self._helped(said) if cased else self._doing(self._helped(said)))
        free = [p for p in roles if self.is_free(p) or set(cased) & set(p.values)] or roles
        subjects = self.own_classes()
        free.sort(
            key=lambda p: (
                p.mention.weak,
                bool(cased) and not set(cased) & set(p.values),
                not self._says(p, subjects),
                -p.at,
            )
        )
        for part in free[:1]:
            receivers = [] if cased else self._receivers(part)
            asked = [*self._doers(part, cased, receivers), *self._asked_too(free[1:])]
            same = [p for p in roles if p is not part and set(self._agent_values(p)) <= set(asked)]
            skip = [part, *same, *held]
            doer = self._with_whom_it_did(part)
            others = [*doer, *self.companions_in(part)]
            for reading in self._asking(Form.VALUES, asked, [*skip, *doer, *receivers], 0.5):
                apart = (*(v for one in others for v in one.values), *self.opponents(asked, part))
                apart = (*apart, *self._our_own(asked))
                yield replace(reading, without=(*reading.without, *apart))
                yield from self._somebody(reading)
            return
        if otherwise := list(self._of_other_words(cased, held)):
            yield from otherwise
            return
        if asks_for_names(frame, self.asked, self.schema):  # who are the eight?
            subject = Selection(named=frame.things[0].values)
            yield self._reading(Form.VALUES, subject, asked=(voc.PERSONAL_DATA,))
            return
        if on_our_behalf(frame, self.schema):  # the hand that signed, and not the party
            skip = [*frame.statuses, *frame.properties, *ours_of(frame, self.schema)]
            yield from self._asking(Form.VALUES, [voc.PERSONAL_DATA], skip, 0.6)
            return
        if held and not cased and self._says_discussed(held):
            yield from self._at_events([], (voc.PARTICIPANT,))
        yield from self._of_milestones(cased)

    def _of_those_counted(self, cased: list[str]) -> Reading | None:
        """*To whom did the banned appeal*, *who appealed*: of appeals that are only counted."""
        asked = cased if cased == [voc.RECIPIENT] else []
        if not cased and all(p.mention.finite for p in self.frame.units):
            asked = [voc.PERSONAL_DATA]
        if not asked:
            return None
        return self._reading(Form.VALUES, self._figures(), asked=asked, bonus=1.5)

    def _is_done_jointly(self) -> bool:
        """*With whom does UNHCR fund it?*: those who do the same, not a partner in all."""
        roles = self.schema.joint_roles
        return any(roles & set(p.values) and self._with_whom_it_did(p) for p in self.pairs)

    def _in_role(self, told: list[str]) -> Iterator[Reading]:
        """*At whose expense*, *whose recommendations*: of what is named, else of any."""
        players = [p for p in self.frame.kinds if set(self._part_of(p)) & set(told)]
        found = list(self._asking(Form.VALUES, told, [*self.frame.properties, *players], 0.5))
        domains = {cls for prop in told for cls in self.schema.domains.get(prop, ())}
        if not found and domains:
            whatever = Selection(classes=tuple(sorted(domains)))
            found = [self._reading(Form.VALUES, whatever, asked=told)]
        yield from found

    def _helped(self, roles: list[Part]) -> list[Part]:
        """The words for roles, less what is done by him who is asked for only with help.

        *Who helped to hold the training*, *keçirməyə kim kömək edib*: not who held it.
        """
        helping = [p for p in roles if {voc.SUPPORTER, voc.CONSULTED} & set(p.values)]
        azerbaijani = self.language is Language.AZ
        edges = {p.at if azerbaijani else p.end for p in helping}
        reach = {at + (-step if azerbaijani else step) for at in edges for step in (0, 1)}
        near = [p for p in roles if (p.end if azerbaijani else p.at) in reach]
        said = {value for part in helping for value in part.values}
        near += [p for p in roles if said & set().union(*map(self._companions, p.values))]
        return [p for p in roles if p in helping or p not in near]

    def _companions(self, prop: str) -> set[str]:
        return set(self.schema.note(prop, voc.COMPANION_PROPERTY))

    def _asks_who_that_is(self) -> bool:
        """*GRETA kimdir*, *who is UNHCR*: of one who acts, nothing else is said.

        Of an office it is the name of who holds it.
        """
        frame = self.frame
        alone = frame.conditions == len(frame.things) == 1 and not frame.properties
        return alone and frame.has("who_is") and self.classes_of(frame.things) <= AGENT_CLASSES

    def _receivers(self, verb: Part) -> list[Part]:
        """The class words that only say to whom it was sent: *who sent it to the state bodies*."""
        if not self.frame.things or not ENDS & set(verb.values):
            return []
        return [
            p
            for p in (*self.frame.classes, *self.frame.kinds)
            if class_of(p, self.schema) in AGENT_CLASSES
            and side_of(self.frame, p, verb) is Side.GOAL
        ]

    def _governing(self, roles: list[Part]) -> list[Part]:
        """The words for roles, less *takes part* where it is said in what: *in the financing*."""
        light = [p for p in roles if {voc.PARTICIPANT, voc.INVOLVES} & set(p.values)]
        nouns = [p for p in roles if p not in light and not p.mention.finite and not p.mention.weak]
        inside = [p for p in nouns if p not in self.pairs and is_inside(self.frame, p)]
        return [p for p in roles if p not in light] if light and inside else roles

    def _our_own(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Our own side, which is no answer to *with whom*, though it is to *between whom*."""
        tokens = self.frame.sighting.tokens
        said = {tokens[at].folded for at in self.frame.positions("party")}
        between = any(word.startswith(("arasinda", "между", "between")) for word in said)
        only = voc.PARTY in asked and bool(said) and not between
        return tuple(self.schema.notes.get(voc.HOME, {})) if only else ()

    def _of_milestones(self, cased: list[str]) -> Iterator[Reading]:
        """*Who signed it?*: who takes part in what is dated, else in what is named."""
        frame = self.frame
        if not cased:
            yield from self._behind_what_did_it()
        milestones = [m for p in frame.statuses if (m := self.schema.milestone(p.value))]
        dates = [v for p in frame.properties for v in p.values if self.is_date(v)]
        if milestones and voc.ACTIVITY in self.classes:
            return  # who signed the letter
        asked = [
            a for prop in milestones + dates for a in self.schema.note(prop, voc.AGENT_PROPERTY)
        ]
        skip = list(frame.properties)
        if milestones and not cased:
            skip += frame.statuses  # who signed it
        instruments = {voc.INTERNATIONAL_INSTRUMENT, voc.CONVENTION, voc.RECOMMENDATION}
        if milestones and instruments & set(self.own_classes()) and not cased:
            return  # who signed a convention is not told, nor who signed what is tied to it
        asked = cased or asked or self._main_agents()
        ours = self._our_own(asked)
        for reading in self._asking(Form.VALUES, asked, skip):
            yield replace(reading, without=(*reading.without, *ours))
        others = bool(dates) and not milestones and self._are_no_events()
        if not cased and voc.INVOLVES not in asked and not others:
            yield from self._asking(Form.VALUES, [voc.INVOLVES], skip, -0.4)

    def _are_no_events(self) -> bool:
        """Whether what is spoken of is surely no event: a partner need not have begun a project."""
        own = self.own_classes()
        return bool(own) and not self.schema.events & set(own) and not AGENT_CLASSES & set(own)

    def _doers(self, part: Part, cased: list[str], receivers: Sequence[Part]) -> list[str]:
        """Which roles a verb asks for; the doers where it says who received something."""
        asked = self._doing_or_done_to(part, cased)
        return (doers_of(asked, self.schema) or asked) if receivers else asked

    def _doing_or_done_to(self, part: Part, cased: list[str]) -> list[str]:
        """Which roles a verb asks for, by its voice and the case of *who*."""
        frame = self.frame
        told = in_voice(frame, part, self._agent_values(part), self.schema)
        goal = self._other_than_doers(tuple(told), Side.GOAL)
        if voc.RECIPIENT in cased and set(goal) - set(told) - ENDS:
            return list(dict.fromkeys(goal))  # to whom the Cabinet gave it: not who gave it
        told = told if cased else self.on_other_side(told, part)
        if voc.PARTY in cased and (along := sorted(set().union(*map(self._companions, told)))):
            return along  # with whom it was prepared
        if self._with_whom_it_did(part) or self.companions_in(part):
            return self._agent_values(part)
        paired = part in self.pairs and not self.pairs[part].mention.weak
        paired = paired and not self.is_whose(self.pairs[part])
        if not cased and paired and told == self._agent_values(part) and not self._says_whom():
            told = doers_of(told, self.schema) or told  # who made the Service competent
        asked = [v for v in told if v in cased] or told
        if cased and not set(asked) & set(cased):
            if voc.RECIPIENT in cased and voc.DRAFTER in told:
                return cased  # kimə yazmışıq: not who wrote
            ends = set(asked) <= {*ENDS, voc.INFORMED} and set(cased) <= ENDS
            told_already = part in self.pairs and voc.PARTY not in cased
            asked = cased if ends or told_already else [*asked, *cased]
        asked = self._written_to(asked, told)
        if part.at - 1 in frame.positions("issuer") and voc.ADVISER in told:
            return told  # whose recommendations
        if cased:
            return asked
        if self._says_whom():
            doers = set(doers_of(asked, self.schema))
            goals = [v for v in asked if v not in doers] or asked  # whom did we write to
            return [voc.RECIPIENT] if voc.RECIPIENT in goals else goals
        if len(asked) > 1 and voice_of(frame, part) is None:
            asked = [v for v in asked if v != voc.RECIPIENT]  # who sent it, who wrote it
        return [*asked, *self._acts_of(part, asked)]

    def _says_whom(self) -> bool:
        """Whether English says *whom*, which nobody is who did it: whom did it write to."""
        tokens = self.frame.sighting.tokens
        return self.language is Language.EN and any(
            token.lower == "whom" and (at == 0 or tokens[at - 1].lower != "by")
            for at, token in enumerate(tokens)
        )

    def _with_whom_it_did(self, part: Part) -> list[Part]:
        """*With whom does the Service run it?*: the Service, which is no part of the answer."""
        return [self.pairs[part]] if self.frame.has("party") and part in self.pairs else []

    def _acts_of(self, part: Part, asked: list[str]) -> list[str]:
        """Who approved it: also the act by which it was approved."""
        acts = (v for v in part.values if self.schema.can_be(v, (voc.LEGAL_ACT,)))
        # what is carried out can be an agreement too, which does nothing itself
        acts = (v for v in acts if not self.schema.can_be(v, (voc.AGREEMENT,)))
        return [v for v in acts if v not in asked and self._states(v)]

    def _owners(self) -> Iterator[Reading]:
        """*Whose report was sent to us?*: who made the thing named right after *whose*."""
        owned = [
            p
            for p in (*self.frame.things, *self.frame.classes, *self.frame.kinds)
            for at in self.frame.positions("issuer")
            if at < p.at <= at + 2
        ]
        for part in owned[:1]:
            cls = class_of(part, self.schema)
            own = self.classes_of([part]) if part in self.frame.things else {cls or ""}
            owners = (voc.ISSUER, voc.DRAFTER, voc.PARENT_BODY)
            asked = [v for v in owners if self.schema.can_say(v, own)]
            if asked:
                skip = [p for p in self.frame.properties if p not in self.pairs]
                yield from self._asking(Form.VALUES, asked, skip, 0.6)
                return
        behind = {at + 1 for at in self.frame.positions("issuer")}
        for status in self.frame.statuses:  # whose draft is it
            makers = self.schema.note(status.value, voc.AGENT_PROPERTY)
            if makers and status.at in behind:
                yield from self._asking(Form.VALUES, list(makers), [status], 0.8)

    def _whats(self) -> Iterator[Reading]:
        frame = self.frame
        if (frame.has("happened") and not frame.things) or self._only_dates():
            yield self._happened()
            return
        planned = any(voc.PLANNED_FOR in p.values for p in frame.properties)
        yield from self._contents()
        yield from (limits := list(self._limit_of_rows()))
        if planned and not frame.things and not limits:
            yield from self._planned()
            return
        yield from self._held_with()
        yield from self._done_about()
        own = self.classes_of(frame.things)
        props = [
            p
            for p in frame.properties
            if (p not in self.pairs or self._is_asked_by(p) or self._says(p, own))
            and not self.only_says_held(p)
            and not (p.mention.weak and not self._is_asked_by(p))
            and not all(self.schema.is_role(v) for v in p.values)
            and not (frame.dates and all(self.is_date(v) for v in p.values))  # started in 2013
        ]
        if unsent := list(self._unsent()):
            yield from unsent
            return
        yield from self._sent()
        yield from self._discussed()
        yield from self._spoken_of()
        for part in props[:1]:
            asked = [v for v in part.values if not self.schema.is_role(v)]
            if self._is_asked_by(part) and not own & self.schema.events:
                yield from self._at_events([part], (voc.ABOUT,))
            roles = [v for v in part.values if v not in asked and self.schema.can_be(v, own)]
            if not roles or any(
                self.schema.can_say(v, own) for v in asked
            ):  # what belongs to the CIS is its council
                yield from self._asking(self._form_of(asked), asked, [part])
            if all(self.is_date(v) for v in part.values) and not self._says(part, own):
                return
        held = [p for p in frame.properties if self.only_says_held(p)]  # what was discussed there
        for reading in self._plain(skip=[*props, *held]):
            aside = bool(props) and reading.form is Form.VALUES
            yield replace(reading, score=reading.score - (_ASIDE if aside else 0.0))
