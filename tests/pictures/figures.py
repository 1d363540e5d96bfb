"""How long pictures and documents take, how much memory, and the samples of the documentation.

    python -m tests.pictures.figures             # prints the table
    python -m tests.pictures.figures --samples   # writes the pictures in docs/pictures
    python -m tests.pictures.figures --thread    # what it would be in a thread

Both are for docs/pictures-and-documents.md.  Each is made as the bot makes it: in a process of its
own, new for each, so that the first time holds its start and the loading of its libraries.  What it
reckons itself is told apart from how long one waits, which hangs on what else the machine does.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pdfplumber
from PIL import Image

from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.documents import Form
from bot.documents.finding import work_under
from bot.documents.making import document
from bot.model import Answer, Language
from bot.pictures import Picture, Theme, draw
from bot.pictures.asking import ask_picture
from bot.pictures.finding import Sort
from bot.processes.tasks import Tasks
from tests.helpers.asking import TODAY
from tests.helpers.project import ROOT

FOLDER = ROOT / "docs" / "pictures"
ROUNDS = 15
SHOWN = 540  # pixels: half the width, as two stand beside each other on a page

PICTURES = (
    (Sort.TIMELINE, "2014", Language.EN),
    (Sort.TIES, "DMX", Language.AZ),
    (Sort.STATUS, "соглашения", Language.RU),
)
DOCUMENTS = (
    ("readmission agreements 2014", 12),
    ("measure 1.4", 12),
    ("bodies", None),
)
SAMPLES = (
    ("timeline-az", Sort.TIMELINE, "2014", Language.AZ, Theme.LIGHT),
    ("ties-en", Sort.TIES, "SMS", Language.EN, Theme.LIGHT),
    ("status-ru", Sort.STATUS, "соглашения", Language.RU, Theme.DARK),
)


def peak(number: int) -> float:
    """The most memory that a process has had, in megabytes."""
    for line in Path(f"/proc/{number}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def reckoned(number: int) -> float:
    """The milliseconds that a process has reckoned, in itself and for it in the system."""
    fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def picture(assistant: Assistant, sort: Sort, text: str, language: Language) -> Picture:
    found = ask_picture(sort, text, assistant, today=TODAY, default=language).found
    assert not isinstance(found, str), found
    return found


def timed(call: Callable[[Tasks], bytes]) -> tuple[float, float, float, float, int, float]:
    """Waited and reckoned at first, then each time (median, mean); bytes, megabytes."""
    tasks = Tasks()
    try:
        times, own = [], []
        content = b""
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            content = call(tasks)
            times.append((time.perf_counter() - begun) * 1000)
            own.append(reckoned(tasks.numbers[0]))
        each = (own[-1] - own[0]) / (ROUNDS - 1)
        then = statistics.median(times[1:])
        return times[0], own[0], then, each, len(content), peak(tasks.numbers[0])
    finally:
        tasks.close()


def report(assistant: Assistant) -> None:
    say(
        "| what | first ms | of it own | then ms | of it own | kB | peak MB |\n"
        "| --- | --- | --- | --- | --- | --- | --- |"
    )
    for sort, text, language in PICTURES:
        found = picture(assistant, sort, text, language)
        for theme in Theme:
            row = timed(lambda tasks, f=found, t=theme: tasks.run(draw, f, t))  # type: ignore[misc]
            line(f"{sort.value} *{text}*, {theme.value}", row)
    for text, rows in DOCUMENTS:
        answer, _ = assistant.ask(text, today=TODAY, default=Language.EN, rows=rows)
        work = work_under(answer, assistant)
        many = len(answer.rows) + (len(work.rows) if work else 0)
        for form in Form:
            row = timed(lambda tasks, a=answer, w=work, f=form: made(tasks, a, w, f))  # type: ignore[misc]
            line(f"{form.value} of *{text}*, {many} things", row)


def standstill(assistant: Assistant) -> None:
    """How late a loop is whose process draws or writes in a thread, one after another."""
    found = picture(assistant, Sort.TIES, "DMX", Language.AZ)
    answer, _ = assistant.ask("measure 1.4", today=TODAY, default=Language.EN, rows=12)
    work = work_under(answer, assistant)
    kinds: dict[str, Callable[[], bytes]] = {
        "picture": lambda: draw(found),
        "docx": lambda: document(answer, work, Form.DOCX, made=TODAY),
        "pdf": lambda: document(answer, work, Form.PDF, made=TODAY),
    }
    sys.setswitchinterval(0.001)
    say("| in a thread | late 99th ms | 99.9th | worst |\n| --- | --- | --- | --- |")
    for name, make in kinds.items():
        make()
        thread = threading.Thread(target=lambda m=make: [m() for _ in range(ROUNDS)])
        late = []
        thread.start()
        while thread.is_alive():
            begun, spent = time.perf_counter(), time.process_time()
            time.sleep(0.001)
            over = time.perf_counter() - begun - 0.001
            late.append(1000 * min(over, time.process_time() - spent))
        late.sort()
        parts = (late[int(len(late) * 0.99)], late[int(len(late) * 0.999)], late[-1])
        say(f"| {name} | {' | '.join(f'{ms:.1f}' for ms in parts)} |")


def made(tasks: Tasks, answer: Answer, work: Answer | None, form: Form) -> bytes:
    return tasks.run(document, answer, work, form, made=TODAY)


def line(what: str, row: tuple[float, float, float, float, int, float]) -> None:
    *times, size, memory = row
    said = " | ".join(f"{ms:.0f}" for ms in times)
    say(f"| {what} | {said} | {size / 1000:.0f} | {memory:.0f} |")


def samples(assistant: Assistant) -> None:
    for name, sort, text, language, theme in SAMPLES:
        with Image.open(io.BytesIO(draw(picture(assistant, sort, text, language), theme))) as image:
            keep(name, image.convert("RGB"))
    for text in ("2014-cü ildə readmissiya sazişləri",):
        answer, _ = assistant.ask(text, today=TODAY, rows=12)
        content = document(answer, None, Form.PDF, made=date(2015, 3, 10), question=text)
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            keep("brief-az", pdf.pages[0].to_image(resolution=100).original.convert("RGB"))


def keep(name: str, image: Image.Image) -> None:
    height = round(image.height * SHOWN / image.width)
    small = image.resize((SHOWN, height), Image.Resampling.LANCZOS).quantize(48)
    small.save(FOLDER / f"{name}.png", optimize=True)
    say(f"{name}.png: {(FOLDER / f'{name}.png').stat().st_size / 1000:.0f} kB")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", action="store_true")
    parser.add_argument("--thread", action="store_true")
    given = parser.parse_args()
    assistant = open_assistant(Settings())
    if given.samples:
        samples(assistant)
    elif given.thread:
        standstill(assistant)
    else:
        report(assistant)


if __name__ == "__main__":
    main()
