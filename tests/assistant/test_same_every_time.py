"""A question is read alike by every process, whatever order its sets are gone through in."""

import os
import subprocess
import sys
from pathlib import Path

CONVERSATIONS = Path(__file__).parents[1] / "conversations"
ASKED = ("examples.yaml", "ru-2.yaml")
READ = """
import sys
from pathlib import Path
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.evaluation.questions import load_questions
from bot.model import Memory

assistant = open_assistant(Settings())
for question in load_questions([Path(name) for name in sys.argv[1:]])[::2]:
    memory = Memory()
    for text in (*question.context, question.text):
        answer, memory = assistant.ask(text, memory)
    print(question.id, answer.kind.value, answer.items, answer.value, answer.reading, sep="\\t")
"""


def started(seed: str) -> subprocess.Popen[str]:
    names = [str(CONVERSATIONS / name) for name in ASKED]
    return subprocess.Popen(
        [sys.executable, "-c", READ, *names],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_two_processes_read_every_question_alike() -> None:
    processes = [started("0"), started("1")]
    one, other = (process.communicate(timeout=120)[0].splitlines() for process in processes)
    assert [process.returncode for process in processes] == [0, 0]
    assert len(one) > 100
    assert [line for line, same in zip(one, other, strict=True) if line != same] == []
