"""The editor's guide does what it says: each edit made as it stands there, checked, and asked."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.checking import check
from bot.config import Settings
from bot.model import Answer
from bot.query.selection import Queries
from bot.rendering.plain import plain_text
from bot.store.opening import open_store
from tests.helpers.asking import Asker
from tests.helpers.next_year import NEXT_YEAR
from tests.helpers.project import ROOT

GUIDE = (ROOT / "docs/edit-the-data.md").read_text()
LATER = "5"


@dataclass(frozen=True)
class Block:
    """What is written into a file: at its end, or in place of other lines (``diff``)."""

    file: str
    kind: str
    text: str


@dataclass(frozen=True)
class Edit:
    """An edit of the guide: its number and blocks, the question after it and the answer."""

    number: str
    blocks: tuple[Block, ...]
    question: str
    answer: str


def edits() -> list[Edit]:
    found = []
    for section in re.split(r"^## (?=\d)", GUIDE, flags=re.MULTILINE)[1:]:
        blocks = re.findall(
            r"(?:In `(graph_data/[^`]+)`|it is):\n\n```(turtle|diff)\n(.*?)```", section, re.DOTALL
        )
        asked = re.search(r"^Ask \*(.+?)\* · the answer says: (.+)$", section, re.MULTILINE)
        assert len(blocks) == section.count("```") // 2 > 0, section
        assert asked is not None, section
        made = tuple(Block(*block) for block in blocks)
        found.append(Edit(section[0], made, asked[1], asked[2]))
    return found


EDITS = edits()


def write(block: Block, root: Path) -> None:
    """Do precisely what the guide says."""
    file = root / block.file
    text = file.read_text()
    if block.kind == "turtle":
        file.write_text(f"{text}\n{block.text}")
        return
    lines = block.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data with all edits of the guide made."""
    root = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "graph_data", root / "graph_data")
    for edit in EDITS:
        for block in edit.blocks:
            if block.file:
                write(block, root)
    return root / "graph_data"


@pytest.fixture(scope="module")
def after(edited: Path) -> Iterator[Asker]:
    """The assistant after the edits, with a later report beside them."""
    paths = (str(edited), str(NEXT_YEAR))
    with open_store(Settings.read({}, data=paths)) as store:
        yield Asker(Assistant(store, Queries()))


@pytest.fixture(scope="module")
def before() -> Iterator[Asker]:
    with open_store(Settings.read({})) as store:
        yield Asker(Assistant(store, Queries()))


def said(answer: Answer) -> str:
    return plain_text(answer)


def test_there_are_five() -> None:
    assert [edit.number for edit in EDITS] == list("12345")


def test_the_data_is_as_it_should_be_after_them(edited: Path) -> None:
    assert [str(finding) for finding in check(edited).findings] == []


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.number)
def test_the_answer_is_what_the_guide_says(before: Asker, after: Asker, edit: Edit) -> None:
    assert edit.answer.casefold() in said(after.ask(edit.question)).casefold()
    assert edit.answer.casefold() not in said(before.ask(edit.question)).casefold()


def test_what_a_later_report_says_stands_so_in_the_invented_one() -> None:
    [edit] = (edit for edit in EDITS if edit.number == LATER)
    report = (NEXT_YEAR / "reports/dmx-2015/report.ttl").read_text()
    [block] = edit.blocks
    for part in block.text.strip().split("\n\n"):
        assert part in report
