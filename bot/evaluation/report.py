"""What came out of an evaluation: as an object, and as a page to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median
from typing import Any

from bot.evaluation.questions import Expected, Number
from bot.evaluation.run import Outcome
from bot.evaluation.scoring import Given, is_unanswerable

_GROUPS: dict[str, Callable[[Outcome], str]] = {
    "language": lambda outcome: outcome.question.language.value,
    "kind": lambda outcome: outcome.question.kind.value,
    "style": lambda outcome: outcome.question.style or "-",
}


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """The mean of the questions' scores."""
    return fmean(outcome.score for outcome in outcomes)


def as_object(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Every figure and every question, for programs."""
    unanswerable = sum(is_unanswerable(outcome.question.right) for outcome in outcomes)
    false = sum(outcome.is_false for outcome in outcomes)
    return {
        "questions": len(outcomes),
        "right": sum(outcome.is_right for outcome in outcomes),
        "macroF1": _rounded(macro_f1(outcomes)),
        "falseAnswers": {
            "count": false,
            "of": unanswerable,
            "rate": _rounded(false / unanswerable) if unanswerable else 0.0,
        },
        "medianMilliseconds": _rounded(median(outcome.milliseconds for outcome in outcomes)),
        **{f"by{name.title()}": _by(outcomes, key) for name, key in _GROUPS.items()},
        "results": [_result(outcome) for outcome in outcomes],
    }


def as_page(outcomes: Sequence[Outcome], *, all_results: bool = False) -> Iterator[str]:
    """The lines of a page: the figures, then each miss (or each result)."""
    figures = as_object(outcomes)
    false = figures["falseAnswers"]
    yield (
        f"{figures['questions']} questions, {figures['right']} right, "
        f"macro F1 {figures['macroF1']:.3f}, "
        f"false answers {false['count']} of {false['of']} ({false['rate']:.1%}), "
        f"median {figures['medianMilliseconds']:.1f} ms"
    )
    for name in _GROUPS:
        yield ""
        yield f"{name:<18} questions  right     F1"
        for value, group in figures[f"by{name.title()}"].items():
            counts = f"{group['questions']:>9}  {group['right']:>5}  {group['macroF1']:.3f}"
            yield f"{value:<18} {counts}"
    shown = [one for one in outcomes if all_results or not one.is_right]
    if shown:
        yield ""
        yield "All answers" if all_results else f"{len(shown)} not wholly right"
    for outcome in shown:
        yield ""
        yield from _shown(outcome)


def _shown(outcome: Outcome) -> Iterator[str]:
    question = outcome.question
    mark = ", a false answer" if outcome.is_false else ""
    yield f"{question.id} ({question.language}, {question.style}): {outcome.score:.2f}{mark}"
    for text in question.context:
        yield f"  after     {_one_line(text)}"
    yield f"  question  {_one_line(question.text)}"
    for number, right in enumerate(question.right):
        yield f"  {'or' if number else 'expected':<9} {_words(right)}"
    yield f"  got       {_words(outcome.given)}"
    yield f"  reply     {next(iter(outcome.reply.splitlines()), '')[:160]}"


def _words(answer: Expected | Given) -> str:
    value = [] if answer.value is None else [str(answer.value)]
    items = answer.items if isinstance(answer, Given) else sorted(answer.items)
    more = [f"… {len(items)} in all"] if len(items) > 12 else []
    return " ".join([answer.kind, *value, *items[:12], *more])


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else words[:159] + "…"


def _by(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Any]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return {
        name: {
            "questions": len(group),
            "right": sum(outcome.is_right for outcome in group),
            "macroF1": _rounded(macro_f1(group)),
        }
        for name, group in sorted(groups.items())
    }


def _result(outcome: Outcome) -> dict[str, Any]:
    question = outcome.question
    return {
        "id": question.id,
        "language": question.language.value,
        "style": question.style,
        "context": list(question.context),
        "question": question.text,
        "score": _rounded(outcome.score),
        "falseAnswer": outcome.is_false,
        "expected": [_plain(right) for right in question.right],
        "got": _plain(outcome.given),
        "text": outcome.reply,
        "milliseconds": outcome.milliseconds,
    }


def _plain(answer: Expected | Given) -> dict[str, Number | str | list[str] | None]:
    items = list(answer.items) if isinstance(answer, Given) else sorted(answer.items)
    return {"kind": answer.kind.value, "items": items, "value": answer.value}


def _rounded(number: float) -> float:
    return round(number, 4)
