"""How much of a report is proposed, and how much of that is right: the bars, on all reports."""

from __future__ import annotations

import pytest

from tests.reports.expected import DEVELOPED, HELD_OUT, note, report_of_2014
from tests.reports.figures import calibration, together
from tests.reports.measuring import THE_FIVE, Score, measure


@pytest.fixture(scope="module")
def scores_of_2014() -> dict[str, Score]:
    return measure(report_of_2014())


@pytest.mark.parametrize("name", THE_FIVE)
def test_of_the_note_of_2014(scores_of_2014: dict[str, Score], name: str) -> None:
    score = scores_of_2014[name]
    assert score.recall >= 0.80, score.missed
    assert score.precision >= 0.85, score.errors


@pytest.mark.parametrize("name", DEVELOPED)
def test_of_the_notes_the_rules_were_made_on(name: str) -> None:
    whole = together(measure(note(name)))
    assert whole.recall >= 0.9, whole.missed
    assert whole.precision >= 0.9, whole.errors


@pytest.mark.parametrize("name", HELD_OUT)
def test_of_the_notes_that_showed_what_was_missing(name: str) -> None:
    whole = together(measure(note(name)))
    assert whole.recall >= 0.8, whole.missed
    assert whole.precision >= 0.8, whole.errors


def test_the_surer_the_righter() -> None:
    """Of all reports together, the surest proposals are right more often than the least sure."""
    pooled = [
        (sure, right)
        for case in (report_of_2014(), *map(note, (*DEVELOPED, *HELD_OUT)))
        for score in measure(case).values()
        for right, group in ((True, score.right), (False, score.wrong))
        for sure in group
    ]

    def share(low: float, high: float) -> float:
        inside = [right for sure, right in pooled if low <= sure < high]
        return sum(inside) / len(inside)

    assert share(0.85, 1.01) > share(0.0, 0.6)
    assert share(0.85, 1.01) >= 0.95


def test_the_curated_graph_holds_what_is_expected() -> None:
    """A measurement that expects nothing would always be right."""
    case = report_of_2014()
    counted = {
        name: sum(one.cls.endswith(name) for one in case.things)
        for name in ("Agreement", "Event", "Figure", "Project")
    }
    assert counted == {"Agreement": 9, "Event": 13, "Figure": 6, "Project": 4}
    assert len(case.bodies) == 37
    assert "| 0.85–1.00 | 2 | 1 | 0.50 |" in calibration([(0.9, True), (0.95, False)])
