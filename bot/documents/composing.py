"""Answer → brief: the question, the answer, the things in a table, a note for every source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from bot import vocabulary as voc
from bot.documents import Brief, Note, Paragraph, Section, Table, Words
from bot.model import Answer, Fact, Form, Item, Kind, Source, Tie
from bot.rendering.asked import names
from bot.rendering.citation import in_marks, place
from bot.rendering.facts import UNSHOWN, grouped, in_period, is_lower_bound, key_facts, measures_of
from bot.rendering.lines import cut, joined
from bot.rendering.nouns import COUNTED
from bot.rendering.reply import compose
from bot.rendering.understood import understood_text
from bot.rendering.values import date_words, raised
from bot.rendering.voice import Voice

_LONGEST_NAME = 300
_LONGEST_VALUE = 1400
_LONGEST_IN_LIST = 240
_LONGEST_QUESTION = 400
_TIES = 8
_LISTED, _UNNUMBERED = (6, 41, 40, 13), (6, 46, 48)
_CLASSES = list(COUNTED)
_RECORD = (32, 68)


def brief(
    answer: Answer,
    work: Answer | None = None,
    *,
    made: date,
    question: str | None = None,
    whole: bool = False,
) -> Brief:
    """The brief of an answer, of the things that its rows hold.

    ``work`` are the things that came under the measure that the answer is the card of.  The
    record of one thing has every fact; ``whole`` adds every passage that states one, and all
    that points at the thing.  ``question`` is the text that was asked, where it is to be named.
    """
    return _Composer(answer, made, whole=whole).brief(work, question)


_Row: TypeAlias = tuple[tuple[Paragraph, ...], ...]


class _Notes:
    """Numbers the sources as they are first used."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def written(self, voice: Voice) -> tuple[Note, ...]:
        return tuple(
            Note(
                place(voice, one.report, [one.measure] if one.measure else []).text.partition(": ")[
                    2
                ],
                in_marks(one.quote),
            )
            for one in self._numbers
        )


class _Composer:
    def __init__(self, answer: Answer, made: date, *, whole: bool) -> None:
        self._answer = answer
        self._voice = Voice(answer)
        self._made = made
        self._whole = whole
        self._notes = _Notes()

    def brief(self, work: Answer | None, question: str | None) -> Brief:
        voice, answer = self._voice, self._answer
        rows = in_period(answer)
        record = answer.kind is Kind.ENTITY and len(rows) == 1 and not _is_short(answer)
        understood = understood_text(voice)
        title = voice.full(rows[0].iri) if record else raised(understood, voice.language)
        if answer.reading.form is Form.HAPPENED:
            title = f"{voice.say('What took place')}: {understood}"
        particulars = [
            (voice.say("Question"), cut(question or "", _LONGEST_QUESTION)),
            (voice.say("Understood as"), understood),
            (voice.say("Date of the data"), self._dated()),
            (voice.say("Drawn up on"), date_words(self._made.isoformat(), voice.texts)),
        ]
        sections = self._record(rows[0], work) if record else self._listed(rows)
        headline = [
            (Words(line.text.rstrip(" :"), bold=True),) for line in compose(answer).headline
        ]
        return Brief(
            language=voice.language,
            kind=voice.say("Brief"),
            title=cut(title, _LONGEST_NAME) or voice.say("Brief"),
            particulars=tuple((label, text) for label, text in particulars if text),
            summary=tuple(headline),
            sections=tuple(sections),
            notes_heading=voice.say("Sources"),
            notes=self._notes.written(voice),
            closing=(
                voice.say(
                    "The words in quotation marks are those of the report; names in another "
                    "language than the report’s are translations."
                ),
            ),
            footer=voice.say("data %(data)s", data=answer.version),
            made=self._made,
        )

    def _dated(self) -> str:
        voice = self._voice
        return joined(
            [voice.according(), voice.say("data %(data)s", data=self._answer.version)], ", "
        )

    # --- lists ---

    def _listed(self, rows: Sequence[Item]) -> list[Section]:
        if not rows:
            return []
        voice = self._voice
        hidden = (
            max(0, self._answer.total - len(rows)) if len(self._answer.items) > len(rows) else 0
        )
        more = [(Words(voice.count("and %(n)s more", hidden)),)] if hidden else []
        return [Section("", (self._list_table(voice, rows),), tuple(more))]

    def _list_table(self, voice: Voice, rows: Sequence[Item], numbers: Iterable[str] = ()) -> Table:
        """One row a thing; of ``numbers`` alone are the passages where any are given."""
        wanted = set(numbers)
        header = voice.say("No."), voice.say("Name"), voice.say("What is stated")
        lines: list[_Row] = [
            (_cell(str(at)), self._name(voice, row), self._stated(voice, row, wanted))
            for at, row in enumerate(rows, start=1)
        ]
        measures = [", ".join(self._measures(row, wanted)) for row in rows]
        if not any(measures):  # data without measures
            return Table(voice.say("Things"), header, _UNNUMBERED, tuple(lines))
        numbered = [(*line, _cell(found)) for line, found in zip(lines, measures, strict=True)]
        header_ = (*header, voice.say("Measure"))
        return Table(voice.say("Things"), header_, _LISTED, tuple(numbered))

    def _name(self, voice: Voice, row: Item) -> tuple[Paragraph, ...]:
        full = cut(voice.full(row.iri), _LONGEST_NAME)
        return ((Words(full),),)

    def _stated(self, voice: Voice, row: Item, wanted: set[str]) -> tuple[Paragraph, ...]:
        facts = [fact for fact in key_facts(row) if fact.value.value != row.iri]
        stating = [fact for fact in key_facts(row) if fact.value.value == row.iri]
        lines = [
            self._line(voice, row, name, group, _LONGEST_IN_LIST, wanted)
            for name, group in grouped(facts).items()
            if name not in UNSHOWN
        ]
        if not lines:
            lines = [self._stating(voice, row, stating, wanted)]
        return tuple(lines)

    def _stating(
        self, voice: Voice, row: Item, stating: Sequence[Fact], wanted: set[str]
    ) -> Paragraph:
        """What is said of a thing that is itself the value asked for: that it organised what."""
        sources = [source for fact in stating for source in fact.sources] or list(row.named_in)
        said = voice.full(row.cls) if row.cls else ""
        if stating:
            of = names(voice, self._answer.subjects)
            said = joined([voice.inverse(stating[0].property), of], ": ")
        return (Words(said, self._numbers(sources[:1], wanted)),)

    def _measures(self, row: Item, wanted: set[str]) -> list[str]:
        numbers = [number for number in measures_of(row) if not wanted or number in wanted]
        return sorted(numbers, key=_in_order)

    # --- the record of one thing ---

    def _record(self, row: Item, work: Answer | None) -> list[Section]:
        voice = self._voice
        lines: list[_Row] = [
            (_cell(raised(voice.full(name), voice.language)), (paragraph,))
            for name, facts in grouped(row.facts).items()
            if name not in UNSHOWN
            for paragraph in [self._line(voice, row, name, facts, _LONGEST_VALUE, set(), bare=True)]
        ]
        if row.cls:
            kind = (_cell(voice.say("Class")), _cell(voice.full(row.cls)))
            lines.insert(0, kind)
        header = voice.say("Property"), voice.say("Value")
        sections = [
            Section(
                voice.say("What is stated"),
                (Table(voice.say("Facts"), header, _RECORD, tuple(lines)),),
            )
        ]
        ties = [] if work is not None else self._ties(row)
        if ties:
            header = voice.say("Relation"), voice.say("Name")
            table = Table(voice.say("Ties"), header, _RECORD, tuple(ties))
            sections.append(Section(voice.say("Ties"), (table,)))
        if not any(fact.sources for fact in row.facts) and row.named_in:
            said = voice.say("Named in the report")
            lines_ = ((Words(said, self._numbers(row.named_in, set())),),)
            sections[-1] = Section(sections[-1].heading, sections[-1].tables, lines_)
        return [*sections, *self._work(row, work)]

    def _ties(self, row: Item) -> list[_Row]:
        voice = self._voice
        own = {fact.value.value for fact in row.facts}
        groups: dict[str, dict[str, Tie]] = {}
        for tie in row.ties:
            if tie.property not in UNSHOWN and tie.other not in own:
                groups.setdefault(voice.inverse(tie.property), {}).setdefault(tie.other, tie)
        rows: list[_Row] = []
        for name, found in groups.items():
            shown = list(found.values())[: None if self._whole else _TIES]
            names: list[Paragraph] = [
                (Words(voice.short(tie.other), self._numbers(tie.sources[:1], set())),)
                for tie in shown
            ]
            if len(found) > len(shown):
                names.append((Words(voice.count("and %(n)s more", len(found) - len(shown))),))
            rows.append((_cell(name), tuple(names)))
        return rows

    def _work(self, row: Item, work: Answer | None) -> list[Section]:
        """What came under a measure, by class, with the report's words under this measure alone."""
        if work is None or not work.rows:
            return []
        voice = Voice(work)
        numbers = [fact.value.value for fact in row.facts if fact.property == voc.ITEM_NUMBER]
        groups: dict[str, list[Item]] = {}
        for item in work.rows:
            groups.setdefault(item.cls, []).append(item)
        sections = [
            Section(
                raised(voice.counted(len(items), cls or None), voice.language),
                (self._list_table(voice, items, numbers),),
            )
            for cls, items in sorted(groups.items(), key=lambda group: _rank(group[0]))
        ]
        hidden = len(work.items) - len(work.rows)
        if hidden > 0:
            last = sections[-1]
            more: Paragraph = (Words(voice.count("and %(n)s more", hidden)),)
            sections[-1] = Section(last.heading, last.tables, (more,))
        return [Section(voice.say("What came under the measure")), *sections]

    # --- facts with their notes ---

    def _line(
        self,
        voice: Voice,
        row: Item,
        name: str,
        facts: Sequence[Fact],
        limit: int,
        wanted: set[str],
        *,
        bare: bool = False,
    ) -> Paragraph:
        """All values of a property, each with the notes that prove it."""
        words = [] if bare else [Words(f"{raised(voice.within(name), voice.language)}: ")]
        spoken = voice.spoken(facts)
        for at, fact in enumerate(spoken):
            value = voice.fact(fact, limit)
            if name == voc.VALUE and is_lower_bound(row):
                value = voice.more_than(fact.value.value)
            sources = fact.sources if self._whole or fact.inferred or bare else fact.sources[:1]
            end = "; " if at + 1 < len(spoken) else ""
            words.append(Words(value, self._numbers(sources, wanted)))
            if end:
                words.append(Words(end))
        return tuple(words)

    def _numbers(self, sources: Iterable[Source], wanted: set[str]) -> tuple[int, ...]:
        return tuple(
            dict.fromkeys(
                self._notes.number(source)
                for source in sources
                if source.quote and (not wanted or source.measure in wanted)
            )
        )


def _cell(text: str) -> tuple[Paragraph, ...]:
    return ((Words(text),),)


def _is_short(answer: Answer) -> bool:
    """Whether the answer is a value of the thing, and not all that is known of it."""
    return bool(answer.reading.asked) or answer.reading.form.value not in ("card", "things")


def _rank(cls: str) -> int:
    """The place of a class among those that a record tells of: agreements first."""
    return _CLASSES.index(cls) if cls in _CLASSES else len(_CLASSES)


def _in_order(number: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in number.split(".")]
