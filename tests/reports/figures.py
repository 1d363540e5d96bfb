"""Print what is proposed of the note of 2014 and of the invented notes, as docs/add-a-report.md.

``python -m tests.reports.figures [--misses] [NOTE …]``
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tests.reports.expected import DEVELOPED, HELD_OUT, Case, note, report_of_2014
from tests.reports.measuring import THE_FIVE, Score, measure

BINS = ((0.0, 0.6), (0.6, 0.75), (0.75, 0.85), (0.85, 1.01))


def main(arguments: list[str]) -> None:
    """Print a table for each report, and how often a confidence was right."""
    misses = "--misses" in arguments
    chosen = [one for one in arguments if not one.startswith("-")]
    pooled: list[tuple[float, bool]] = []
    for case in cases(chosen):
        scores = measure(case)
        pooled += [
            (sure, right)
            for score in scores.values()
            for right, group in ((True, score.right), (False, score.wrong))
            for sure in group
        ]
        sys.stdout.write(table(case, scores, misses=misses) + "\n")
    sys.stdout.write(calibration(pooled) + "\n")


def cases(chosen: Iterable[str]) -> list[Case]:
    """The reports of these names, or all."""
    names = [*chosen] or ["dmx-2014", *DEVELOPED, *HELD_OUT]
    return [report_of_2014() if name == "dmx-2014" else note(name) for name in names]


def table(case: Case, scores: dict[str, Score], *, misses: bool = False) -> str:
    """The figures of one report as a table."""
    lines = [
        f"\n{case.name}",
        "| class | expected | found | share | proposed | right | share |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows = [*scores.items(), ("the five together", together(scores))]
    for name, score in rows:
        proposed = len(score.right) + len(score.wrong)
        lines.append(
            f"| {name} | {score.expected} | {score.found} | {score.recall:.2f} "
            f"| {proposed} | {len(score.right)} | {score.precision:.2f} |"
        )
    if misses:
        for name, score in scores.items():
            lines += [f"  {name} missed: {one}" for one in score.missed]
            lines += [f"  {name} wrong: {one}" for one in score.errors]
    return "\n".join(lines)


def together(scores: dict[str, Score]) -> Score:
    """Agreements, events, dates, bodies and figures as one."""
    whole = Score()
    for name in THE_FIVE:
        whole.expected += scores[name].expected
        whole.found += scores[name].found
        whole.right += scores[name].right
        whole.wrong += scores[name].wrong
    return whole


def calibration(pooled: list[tuple[float, bool]]) -> str:
    """How often proposals were right, by how sure they were said to be."""
    lines = ["\n| confidence | proposed | right | share |", "| --- | ---: | ---: | ---: |"]
    for low, high in BINS:
        inside = [right for sure, right in pooled if low <= sure < high]
        share = sum(inside) / len(inside) if inside else 0.0
        top = min(high, 1.0)
        lines.append(f"| {low:.2f}–{top:.2f} | {len(inside)} | {sum(inside)} | {share:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
