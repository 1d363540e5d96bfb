"""A whole report, sentence by sentence → what is proposed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.document import Column, Document, Sentence
from bot.reports.finding.activities import activity, sides
from bot.reports.finding.agreements import agreements
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.events import events
from bot.reports.finding.figures import figures
from bot.reports.finding.gazetteer import Gazetteer, Named
from bot.reports.finding.ledger import Ledger
from bot.reports.finding.parts import Parts
from bot.reports.finding.said import Said
from bot.reports.finding.scene import Scene, look
from bot.reports.finding.statements import Statements
from bot.reports.finding.works import works
from bot.reports.known import Known
from bot.reports.measures import measure_of
from bot.reports.proposal import Proposals

_TITLE, _TEXT = voc.SORAQ + "title", voc.SORAQ + "text"
_REPORT = voc.SORAQ + "report"
_PERIOD = voc.SORAQ + "period"
_COUNTED = frozenset({voc.EVENT, voc.PROJECT, voc.AGREEMENT})
_REPORTED = {
    "az": "Tarixi deyilmir; hesabat dövründə olduğu nəticə çıxarılıb.",
    "en": "No date is told; that it was in the period of the report is inferred.",
    "ru": "Дата не названа; что это было в отчётный период, выведено.",
}
_MEMORY = 12
_OF_MEASURE = frozenset({Column.TITLE, Column.RATIONALE, Column.EXECUTING_BODY})
_READ = frozenset({Column.WORK_DONE})


def found(document: Document, known: Known, gazetteer: Gazetteer | None = None) -> Proposals:
    """Propose what the sentences of ``document`` say; ``document.report`` has to be decided.

    ``gazetteer`` is what :class:`Gazetteer` makes of ``known`` in the language of the document;
    it is made where none is given.
    """
    return _Report(document, gazetteer or Gazetteer(known, document.language)).proposals()


class _Report(Ledger):
    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        super().__init__(document, gazetteer)
        self.memory: list[Candidate] = []
        self._count: dict[str, int] = {}

    def proposals(self) -> Proposals:
        for sentence in self.document.sentences:
            self._read(sentence)
        things = tuple(self.things())
        fill = tuple(self.names_to_fill(things))
        return Proposals() + Proposals(things, tuple(self.latest()), fill)

    # --- a sentence ---

    def _read(self, sentence: Sentence) -> None:
        scene = look(self.document, sentence, self.gazetteer)
        if not scene.tokens:
            return
        agents = self.agents.find(scene)
        taken = {n for a in agents for n in range(a.start, a.end)}
        agents = sorted([*agents, *self.agents.bare(scene, taken)], key=lambda a: a.start)
        names = {n for a in agents for n in range(a.start, a.end)}
        scene.seen = [
            one
            for one in scene.seen
            if not (one.what.startswith("verbs:") and one.start in names and one.end - 1 in names)
        ]
        instruments = agreements(scene, agents, self.gazetteer)
        others = works(scene, instruments, self.gazetteer, self.register.nicknames())
        candidates = [*instruments, *others]
        reports_work = sentence.column in _READ or (
            sentence.column is Column.HEADING and sentence.row is None and self._is_loose(sentence)
        )
        if not reports_work:
            named = [c for c in candidates if c.name]
            self._mentioned(scene, agents, named)
            if sentence.column is Column.HEADING:
                self._acts(scene, agents, named)
            return
        candidates += events(scene, agents, candidates, self.gazetteer)
        named = [c for c in candidates if c.name]
        statements = Statements(scene, agents, candidates, self.memory, self.gazetteer)
        said = [*statements.all()]
        said += Parts(scene, agents, named, self.gazetteer).said()
        counted = figures(scene, agents, candidates, self.gazetteer)
        done = activity(scene, named)
        self._settle(scene, said, [*named, *counted])
        for one in said:
            self.state(scene, one)
        for figure in counted:
            self._figure(scene, figure)
            self._about(scene, figure, named, agents)
        self._periods(scene, named)
        self._titles(scene, named)
        if done is not None:
            self._activity(scene, done, agents, named)
        self._rest(scene, agents, named, said, done)
        self.memory = [*self.memory, *(c for c in named if c.cls != voc.FIGURE)][-_MEMORY:]

    def _acts(self, scene: Scene, agents: Sequence[Named], named: Sequence[Candidate]) -> None:
        """The acts that the heading names, with their dates and numbers."""
        acts = [one for one in named if one.cls in (voc.LEGAL_ACT, voc.PROGRAMME)]
        statements = Statements(scene, agents, acts, (), self.gazetteer)
        said = [*statements.acts()]
        self._settle(scene, said, acts)
        for one in said:
            self.state(scene, one)

    def _is_loose(self, sentence: Sentence) -> bool:
        return any(span.holds(sentence.span) for span in self.document.outside)

    def _settle(self, scene: Scene, said: Sequence[Said], found: Iterable[Candidate]) -> None:
        """Give every candidate its id, once its date and place are known."""
        for one in found:
            if one.name or one.cls == voc.FIGURE:
                self.register.resolve(one)
                self.remember(one.thing, one, scene.sentence.span, scene.hull(one.stretch))
        back = {id(one.subject): one.subject for one in said if not one.subject.name}
        for one in back.values():
            earlier = [c for c in self.memory if c.cls == one.cls]
            if earlier and not one.thing:
                one.thing = earlier[-1].thing
                one.iri = earlier[-1].iri

    def _titles(self, scene: Scene, named: Sequence[Candidate]) -> None:
        """The titles in quotation marks, of things that are new."""
        for one in named:
            title = one.extra.get("title")
            if isinstance(title, str) and one.thing and self.is_new(one.thing):
                value = Term(title, TermKind.LITERAL, language=self.document.language.value)
                self.fact(scene, one, _TITLE, value, (one.stretch,), one.confidence)

    def _figure(self, scene: Scene, figure: Candidate) -> None:
        number = str(figure.extra["value"])
        value = Term(number, TermKind.LITERAL, datatype=voc.XSD_INTEGER)
        sure = figure.confidence
        self.fact(scene, figure, voc.VALUE, value, (figure.stretch,), sure)
        if figure.kind is not None:
            self.fact(scene, figure, voc.HAS_UNIT, Term(figure.kind), (figure.stretch,), sure)
        if comparator := figure.extra.get("comparator"):
            term = Term(str(comparator), TermKind.LITERAL)
            self.fact(scene, figure, voc.COMPARATOR, term, (figure.stretch,), sure)

    def _about(
        self,
        scene: Scene,
        figure: Candidate,
        named: Sequence[Candidate],
        agents: Sequence[Named],
    ) -> None:
        """What a figure is about: what its sentence is on, or else the body, or the measure."""
        things = [c for c in named if c.cls in _COUNTED and c.thing]
        before = [c for c in self.memory if c.cls == voc.EVENT and c.thing]
        row = scene.sentence.row
        words: tuple[tuple[int, int], ...] = (figure.stretch,)
        if things:
            near = min(things, key=lambda c: abs(c.head - figure.start))
            about, words, sure = near.thing, (near.stretch, figure.stretch), 0.65
        elif before and not agents:
            about, sure = before[-1].thing, 0.55
        elif agents:
            close = min(agents, key=lambda a: abs(a.start - figure.start))
            about = self.agent(scene, close)
            words, sure = ((close.start, close.end), figure.stretch), 0.55
        elif row is not None:
            about = self._measure(row)
            sure = 0.5
        else:
            return
        self.fact(scene, figure, voc.ABOUT, Term(voc.ID + about), words, sure)

    def _measure(self, number: str) -> str:
        """The id of the measure of a row."""
        row = self.document.row_of(number)
        if row is None:
            return f"measure-{number.replace('.', '-')}"
        return measure_of(row, self.document, self.known)[0]

    def _periods(self, scene: Scene, named: Sequence[Candidate]) -> None:
        """The year that is reported on, of new events of which no date is told."""
        if self.document.year is None:
            return
        year = Term(str(self.document.year), TermKind.LITERAL, datatype=voc.XSD_YEAR)
        for one in named:
            if one.cls == voc.EVENT and self.is_new(one.thing) and "date" not in one.extra:
                self.fact(scene, one, _PERIOD, year, (one.stretch,), 0.7, note=_REPORTED)

    def _activity(
        self, scene: Scene, done: Candidate, agents: Sequence[Named], named: Sequence[Candidate]
    ) -> None:
        row = (scene.sentence.row or "0").replace(".", "-")
        self._count[row] = self._count.get(row, 0) + 1
        name = f"activity-{self.document.report}-{row}-{self._count[row]}"
        done.thing = self.register.mint(name)
        span = scene.sentence.span
        self.remember(done.thing, done, span, span)
        text = " ".join(span.of(self.document.text).split())
        value = Term(text, TermKind.LITERAL, language=self.document.language.value)
        whole = ((0, len(scene.tokens)),)
        self.fact(scene, done, _TEXT, value, whole, done.confidence)
        if self.document.report:
            report = Term(f"{voc.ID}report-{self.document.report}")
            self.fact(scene, done, _REPORT, report, whole, done.confidence)
        for one in named:
            if one.thing:
                about = Term(voc.ID + one.thing)
                self.fact(scene, done, voc.ABOUT, about, (one.stretch,), done.confidence)
        main = done.extra.get("verb")
        parts = sides(scene, agents, main)  # type: ignore[arg-type]
        drafts = [one for one in named if one.draft and one.thing]
        for agent in agents:
            if agent.start not in parts:
                continue
            value = Term(voc.ID + self.agent(scene, agent))
            at = (agent.start, agent.end)
            self.fact(scene, done, parts[agent.start], value, (at,), 0.8)
            if len(drafts) == 1:
                words = (at, drafts[0].stretch)
                self.fact(scene, drafts[0], parts[agent.start], value, words, 0.7)

    def _rest(
        self,
        scene: Scene,
        agents: Sequence[Named],
        named: Sequence[Candidate],
        said: Sequence[Said],
        done: Candidate | None,
    ) -> None:
        """Who else is spoken of: tied to the first thing of the sentence, the part left open."""
        tied = {id(one.value) for one in said}
        stated = {
            fact.object.value
            for fact in self.facts[-200:]
            if scene.sentence.span.holds(fact.passage)
        }
        subject = done or next((c for c in named if c.thing), None)
        if subject is None:
            return
        for agent in agents:
            thing = self.agent(scene, agent)
            if id(agent) in tied or voc.ID + thing in stated:
                continue
            stated.add(voc.ID + thing)
            self._tie(scene, subject, agent)

    def _tie(self, scene: Scene, subject: Candidate, agent: Named) -> None:
        predicate = voc.INVOLVES if agent.cls == voc.BODY else voc.RELATES_TO
        value = Term(voc.ID + self.agent(scene, agent))
        words = ((agent.start, agent.end),)
        self.fact(scene, subject, predicate, value, words, 0.45 * agent.quality + 0.2)

    def _mentioned(self, scene: Scene, agents: Sequence[Named], named: Sequence[Candidate]) -> None:
        """What a measure's own words, or the heading, speak of: tied to the measure."""
        row = scene.sentence.row
        if row is None or scene.sentence.column not in _OF_MEASURE:
            return
        subject = Candidate(voc.MEASURE, 0, 1, 0, row, thing=self._measure(row))
        executing = scene.sentence.column is Column.EXECUTING_BODY
        for agent in agents:
            if executing and agent.cls == voc.BODY:
                value = Term(voc.ID + self.agent(scene, agent))
                at = (agent.start, agent.end)
                self.fact(scene, subject, voc.EXECUTING_BODY, value, (at,), 0.9)
            elif not executing:
                self._tie(scene, subject, agent)
        for one in named:
            if one.iri is not None:
                about = Term(one.iri)
                self.fact(scene, subject, voc.ABOUT, about, (one.stretch,), 0.6)

    # --- new things ---
