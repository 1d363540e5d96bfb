"""What is kept: readings and memories as IRIs and dates, in a file that outlives a restart."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.chat.state import State
from bot.dialogue.codec import CodecError, dumps, loads, wordless, wordless_memory
from bot.dialogue.memories import KEPT, Place
from bot.model import Form, Language, Memory, Period, Piece, Reading

QUESTIONS = (
    "readmission agreements 2014", "Norveçlə readmissiya sazişi qüvvədədir?", "bodies",
    "когда вступило в силу соглашение с ЕС", "who funds the asylum project", "1.4", "2014",
    "neçə saziş imzalanıb", "latest event in Baku", "what happened in May 2014?",
    "agreements not in force", "trainings in detention centres", "which countries took part?",
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_memories_come_back_the_same(assistant: Assistant, question: str) -> None:
    _, memory = assistant.ask(question, today=date(2015, 1, 1))
    kept = wordless_memory(memory)
    assert loads(Memory, dumps(kept)) == kept
    assert wordless_memory(kept) == kept


def test_no_typed_word_is_kept() -> None:
    period = Period(date(2014, 1, 1), None, 366, text="since secret")
    pieces = (Piece(period=period), Piece(text="secret"), Piece(text="latest"))
    reading = Reading(Language.EN, Form.THINGS, pieces=pieces)
    kept = wordless(reading)
    assert "secret" not in dumps(kept)
    assert kept.pieces[-1] == Piece(text="latest")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"gone": 1}', '{"items": 1}', '{"items": [1]}'])
def test_what_is_broken_is_an_error(text: str) -> None:
    with pytest.raises(CodecError):
        loads(Memory, text)


def test_state_outlives_a_restart(assistant: Assistant, tmp_path: Path) -> None:
    place, other = Place(1, 2), Place(1, 3, 4)
    answer, memory = assistant.ask("readmission agreements 2014")
    state = State(tmp_path / "state")
    state.choose_language(2, Language.RU)
    state.remember(place, memory, question=7)
    (key,) = state.keep(answer.reading)
    assert state.keep(answer.reading) == [key]
    state.replied(place, 7, 8)
    state.close()

    state = State(tmp_path / "state")
    assert state.language(2) is Language.RU
    assert state.language(3) is None
    assert state.memory(place) == wordless_memory(memory)
    assert state.memory(place, question=7) == Memory()
    assert state.memory(other) == Memory()
    assert state.reading(key) == wordless(answer.reading)
    assert state.reading("nothing") is None
    assert state.reply_to(place, 7) == 8
    state.forget(2)
    assert state.language(2) is None
    assert state.memory(place) == Memory()
    assert state.reply_to(place, 7) is None
    state.close()


def test_everything_goes_after_thirty_days(assistant: Assistant, tmp_path: Path) -> None:
    now = 1_000_000.0
    state = State(tmp_path / "state", clock=lambda: now)
    answer, memory = assistant.ask("bodies")
    state.choose_language(2, Language.RU)
    state.remember(Place(1, 2), memory)
    (key,) = state.keep(answer.reading)
    now += KEPT - 1
    state.sweep()
    assert state.reading(key)
    now += 2
    assert state.memory(Place(1, 2)) == Memory()
    state.sweep()
    assert state.reading(key) is None
    assert state.counts() == {"people": 0, "conversations": 0, "readings": 0, "waiting": 0}
    state.close()


def test_updates_are_taken_once_and_erased(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    updates = [{"update_id": n, "message": {"text": f"words {n}"}} for n in (1, 2)]
    assert state.accept(updates) == [1, 2]
    assert state.accept([*updates, {"update_id": 3}]) == [3]
    assert [one.id for one in state.recover()] == [1, 2, 3]
    assert state.recover(seat=1) == []
    state.finish([1, 3])
    assert [one.body for one in state.recover()] == [updates[1]]
    assert state.accept(updates) == []
    state.finish([2])
    state.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"words" not in kept
    assert json.dumps("words 1").encode() not in kept
