"""What a sentence states of the things in it: dates with their role, status, place, number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.datevalues import date_value
from bot.reports.finding.said import Said
from bot.reports.finding.said_of_agreements import SaidOfAgreements
from bot.reports.finding.said_of_events import SaidOfEvents

_WITHIN_PROJECT = voc.SORAQ + "withinProject"
_WITHIN_PROGRAMME = voc.SORAQ + "withinProgramme"
_FRAME = re.compile(r"cerc?iv[ae]s|ramka|рамк|framework")


@dataclass(slots=True)
class Statements(SaidOfAgreements, SaidOfEvents):
    """Finds what is said of the candidates of one sentence."""

    def all(self) -> Iterator[Said]:
        """Every statement, those on dates first."""
        yield from self.acts()
        yield from self.steps()
        for event in self.of(voc.EVENT):
            yield from self.event(event)
        yield from self._started()
        for one in self.found:
            if one.cls == voc.AGREEMENT and one.name:
                yield from self.agreement(one)
        yield from self._frames()
        yield from self._partners()

    # --- acts ---

    # --- signed, entered into force ---

    # --- events ---

    # --- projects ---

    def _started(self) -> Iterator[Said]:
        scene = self.scene
        for verb in scene.cues("verbs:started"):
            projects = [p for p in self.of(voc.PROJECT) if abs(p.head - verb.start) < 60]
            mention = self.date_of(verb)
            if verb.negated or mention is None or not projects or scene.is_nominal(verb.end - 1):
                continue
            subject = min(projects, key=lambda p: abs(p.head - verb.start))
            if (value := date_value(mention)) is not None:
                self.used.add(mention.start)
                words = (self.at(mention), (verb.start, verb.end), subject.stretch)
                yield Said(subject, voc.STARTED, value, words, 0.85)

    def _frames(self) -> Iterator[Said]:
        """*layihəsi çərçivəsində*: what was done under a project or programme."""
        for frame in self.of(voc.PROJECT, voc.PROGRAMME):
            if not self._is_frame(frame):
                continue
            prop = _WITHIN_PROJECT if frame.cls == voc.PROJECT else _WITHIN_PROGRAMME
            classes = (voc.EVENT,) if frame.cls == voc.PROJECT else (voc.EVENT, voc.PROJECT)
            following = [
                one for one in self.of(*classes) if one is not frame and one.head > frame.end
            ]
            for one in following[:1] if frame.cls == voc.PROGRAMME else following:
                between = [f for f in self.of(voc.PROJECT) if frame.end < f.start < one.start]
                if any(self._is_frame(f) for f in between) and not frame.extra.get("bare"):
                    continue
                yield Said(one, prop, frame, (frame.stretch, one.stretch), 0.8)

    def _partners(self) -> Iterator[Said]:
        """*tərəfdaş kimi iştirak edir*: the body that the sentence begins with."""
        cues = self.scene.cues("nouns:partner")
        bodies = [a for a in self.agents if a.cls == voc.BODY and a.quality == 1.0]
        projects = [p for p in self.of(voc.PROJECT) if p.name]
        if not projects:
            projects = [one for one in self.before if one.cls == voc.PROJECT][-1:]
        if not cues or not bodies or bodies[0].end > cues[-1].start:
            return
        for one in projects:
            at = (bodies[0].start, bodies[0].end)
            words = (at, (cues[-1].start, cues[-1].end), *self.near(one))
            yield Said(one, voc.SORAQ + "partner", bodies[0], words, 0.75)

    def _is_frame(self, one: Candidate) -> bool:
        scene = self.scene
        if one.extra.get("bare"):
            later = [p for p in self.of(voc.PROJECT) if p.start > one.end]
            return any(self._is_frame(p) for p in later if not p.extra.get("bare"))
        if scene.language is Language.AZ:
            near = range(one.end, min(one.end + 5, len(scene.tokens)))
        else:
            near = range(max(0, one.start - 5), one.start)
        return any(_FRAME.search(scene.tokens[n].folded) for n in near)

    # --- agreements ---
