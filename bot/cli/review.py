"""A review in the terminal: one proposal after the other, each decision on the disk at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot import vocabulary as voc
from bot.cli.streams import is_terminal, put, say
from bot.model import Language
from bot.reports.decisions import Decision, Verdict, add_decisions
from bot.reports.document import Span
from bot.reports.draft import DECISIONS, Draft, decisions_of
from bot.reports.known import Known
from bot.reports.proposal import NewThing, Proposal
from bot.reports.values import ValueFormatError, id_of, quoted, value_of, written
from bot.reports.wording import Wording

_KEYS = "a accept · c change · r reject · s skip · u undo the last · q quit"
_NAME_KEYS = "write it, or: Enter skip · q quit"


def review(folder: Path, draft: Draft, known: Known, language: Language) -> int:
    """Ask about what is open; how many decisions were taken.  It ends with the input."""
    return _Review(folder, draft, known, language).run()


class _Review:
    def __init__(self, folder: Path, draft: Draft, known: Known, language: Language) -> None:
        self._path = folder / DECISIONS
        self._folder = folder
        self._draft = draft
        self._known = known
        self._wording = Wording(draft, known, language)
        self._colour = is_terminal(sys.stdout)
        self._last: list[str] = []
        self._taken = 0

    def run(self) -> int:
        """Things first, then facts, then names; what was decided already is not asked again."""
        proposals = self._draft.proposals
        rows: list[NewThing | Proposal] = [*proposals.things, *proposals.facts]
        at = 0
        while at < len(rows):
            decided = decisions_of(self._folder)
            if rows[at].key in decided:
                at += 1
                continue
            left = sum(row.key not in decided for row in rows)
            step = self._ask(rows[at], left)
            if step is None:
                return self._taken
            if step < 0:
                undone = self._last.pop()
                at = next(number for number, row in enumerate(rows) if row.key == undone)
            else:
                at += step
        self._names()
        return self._taken

    def _ask(self, row: NewThing | Proposal, left: int) -> int | None:
        """How far to go on: 1, 0 to ask again, -1 for what was undone; ``None``: quit."""
        self._show(row, left)
        answer = _read("decision")
        if answer is None or answer in ("q", "quit"):
            return None
        if answer in ("s", "skip"):
            return 1
        if answer in ("u", "undo"):
            if not self._last:
                say("Nothing to undo.")
                return 0
            self._put(Decision(self._last[-1], Verdict.OPEN))
            self._taken -= 1
            return -1
        verdicts = {one.value[0]: one for one in (Verdict.ACCEPT, Verdict.CHANGE, Verdict.REJECT)}
        verdict = verdicts.get(answer[:1])
        if verdict is None or answer not in (verdict.value, verdict.value[0]):
            say(f"“{answer}” is none of: {_KEYS}")
            return 0
        value = ""
        if verdict is Verdict.CHANGE:
            changed = self._changed(row)
            if changed is None:
                return 0
            value = changed
        self._put(Decision(row.key, verdict, value))
        self._last.append(row.key)
        self._taken += 1
        return 1

    def _changed(self, row: NewThing | Proposal) -> str | None:
        is_thing = isinstance(row, NewThing)
        answer = _read("the id of the thing that it is" if is_thing else "the right value")
        if not answer:
            return None
        new = {one.id for one in self._draft.proposals.things}
        try:
            if isinstance(row, NewThing):
                name = id_of(answer, self._known, new)
                if name != row.id:
                    return name
                say(f"“{quoted(name)}” is this thing itself.")
                return None
            return written(value_of(answer, row.object, self._known, new))
        except ValueFormatError as error:
            say(f"Not taken: {error}.")
            return None

    def _names(self) -> None:
        decided = decisions_of(self._folder)
        accepted = {
            one.id
            for one in self._draft.proposals.things
            if one.key in decided and decided[one.key].verdict is Verdict.ACCEPT
        }
        for name in self._draft.proposals.names_to_fill:
            if name.thing not in accepted or name.key in decided:
                continue
            short = name.predicate == voc.SHORT_NAME
            put(f"\n{name.thing}: {self._wording.thing(name.thing)}")
            which = "short name (at most 48 characters)" if short else "official name"
            say(_NAME_KEYS)
            answer = _read(f"{which} in {name.language}", lower=False)
            if answer is None or answer == "q":
                return
            if short and len(answer) > 48:
                say(f"It has {len(answer)} characters, and was not taken.")
            elif answer:
                self._put(Decision(name.key, Verdict.CHANGE, answer))
                self._taken += 1

    def _put(self, decision: Decision) -> None:
        add_decisions(self._path, [decision])

    def _show(self, row: NewThing | Proposal, left: int) -> None:
        draft = self._draft
        sentence = draft.sentence_of(row.passage)
        place = f"measure {sentence.row}" if sentence.row else sentence.column.value
        put(f"\n[{left} open] {place} · {row.confidence:.0%} sure")
        put("".join(self._marked(draft.context_of(row.passage), row.words)))
        if isinstance(row, NewThing):
            put(f"→ new {self._wording.term(row.cls)}: {self._wording.named(row.id)}")
            remark = row.note
        else:
            put(
                f"→ {self._wording.thing(row.subject)} · {self._wording.term(row.predicate)} · "
                f"{self._wording.value(row.object)}"
            )
            remark = row.remark
        if remark:
            put(f"  {remark}")
        say(_KEYS)

    def _marked(self, span: Span, words: tuple[Span, ...]) -> Iterator[str]:
        """A sentence, the words that the proposal rests on in bold or in brackets."""
        text, at = self._draft.text, span.start
        for one in sorted(words):
            if one.start < at or one.end > span.end or one == span:
                continue
            yield text[at : one.start]
            found = one.of(text)
            yield click.style(found, bold=True) if self._colour else f"[{found}]"
            at = one.end
        yield text[at : span.end]


def _read(prompt: str, *, lower: bool = True) -> str | None:
    """A line that is typed; ``None`` at the end of the input."""
    click.echo(f"{prompt}> ", err=True, nl=False)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        say("")
        return None
    answer = line.strip()
    return answer.lower() if lower and len(answer) < 8 and ":" not in answer else answer
