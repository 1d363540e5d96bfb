"""How questions are read from files, scored and reported."""

from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.evaluation.questions import Expected, Question, QuestionFileError, load_questions
from bot.evaluation.report import as_object, as_page, macro_f1
from bot.evaluation.run import Outcome, evaluate
from bot.evaluation.scoring import Given, f1, is_answered, is_unanswerable, same_value, score
from bot.model import Kind, Language
from tests.helpers.project import ROOT

EXAMPLES = ROOT / "tests/conversations/examples.yaml"

ONE = """
- id: q1
  lang: en
  style: count
  text: how many agreements
  context: [hello, agreements]
  expected:
    kind: count
    items: [agreement-a]
    value: 3
  accept:
  - kind: list
    items: [agreement-a, agreement-b]
  evidence: ''
"""

COUNTED = "kind: count\n    items: [agreement-a]\n    value: 3"


def written(folder: Path, text: str) -> Path:
    file = folder / "questions.yaml"
    file.write_text(text)
    return file


# --- files ---


def test_a_question(tmp_path: Path) -> None:
    (question,) = load_questions([written(tmp_path, ONE)])
    assert question == Question(
        id="q1",
        language=Language.EN,
        style="count",
        text="how many agreements",
        context=("hello", "agreements"),
        right=(
            Expected(Kind.COUNT, frozenset({"agreement-a"}), 3),
            Expected(Kind.LIST, frozenset({"agreement-a", "agreement-b"})),
        ),
    )
    assert question.kind is Kind.COUNT


def test_the_examples_load() -> None:
    questions = load_questions([EXAMPLES])
    assert len(questions) == 67
    assert {question.language for question in questions} == set(Language)
    assert sum(bool(question.context) for question in questions) == 5
    shared = {question.id: question.right[0].items for question in questions}
    assert shared["e001"] == shared["e002"]  # a YAML alias


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("kind: count", "kind: yes", "kind is yes or no, not text. Put quotation marks"),
        ("kind: count", "kind: counted", "there is no kind 'counted'"),
        ("value: 3", "value: '3'", "the value of a count is no number"),
        ("value: 3", "value: true", "the value of a count is no number"),
        ("    value: 3\n", "", "the value of a count is no number"),
        ("kind: count", "kind: date", "value is a number, not text"),
        (COUNTED, "kind: date\n    value: 2014-12-03", "value is a date, not text"),
        (COUNTED, "kind: date\n    value: '3.12.2014'", "is no date"),
        ("kind: count", "kind: entity", "the kind entity has no value"),
        ("text: how many agreements", "text: 1.4", "text is a number, not text"),
        ("  text: how many agreements\n", "", "text is missing"),
        ("lang: en", "lang: no", "lang is yes or no"),
        ("lang: en", "lang: de", "lang is 'de'"),
        ("[hello, agreements]", "[hello, 2014]", "context is no list of texts"),
        ("[hello, agreements]", "hello", "context is no list of texts"),
        ("items: [agreement-a, agreement-b]", "items: agreement-a", "items is no list of texts"),
        ("expected:", "expects:", "a right answer is missing"),
        ("- id: q1", "- id: 1", "id is a number, not text"),
        ("style: count", "style: [", "this is not YAML"),
        ("value: 3", "value: 2014-99-99", "this is not YAML: month must be in 1..12"),
    ],
)  # fmt: skip
def test_refused(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in ONE
    file = written(tmp_path, ONE.replace(old, new))
    with pytest.raises(QuestionFileError) as refusal:
        load_questions([file])
    assert wrong in str(refusal.value)
    assert str(refusal.value).startswith(str(file))


def test_the_line_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, ONE + ONE.replace("q1", "q2").replace("value: 3", "value: no"))
    with pytest.raises(QuestionFileError, match=r"line 22 \(question q2\): the value"):
        load_questions([file])


@pytest.mark.parametrize("text", ["", "just words", "- words", "- id: a\n- 3"])
def test_no_list_of_questions(tmp_path: Path, text: str) -> None:
    with pytest.raises(QuestionFileError):
        load_questions([written(tmp_path, text)])


def test_an_id_twice(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="the id q1 is there twice"):
        load_questions([written(tmp_path, ONE + ONE)])


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="cannot be read: No such file"):
        load_questions([tmp_path / "none.yaml"])
    (tmp_path / "latin.yaml").write_bytes("- id: sazişi".encode("iso8859-9"))
    with pytest.raises(QuestionFileError, match="is not UTF-8"):
        load_questions([tmp_path / "latin.yaml"])


# --- scores ---


def expected(kind: Kind, *items: str, value: float | str | None = None) -> Expected:
    return Expected(kind, frozenset(items), value)


@pytest.mark.parametrize(
    ("right", "given", "worth"),
    [
        (("a", "b"), ("b", "a"), 1),
        (("a", "b"), ("a",), 2 / 3),
        (("a", "b"), ("a", "c"), 1 / 2),
        (("a",), ("b",), 0),
        (("a",), (), 0),
        ((), (), 1),
        (("a",), ("a", "a"), 1),
    ],
)
def test_f1(right: tuple[str, ...], given: tuple[str, ...], worth: float) -> None:
    assert f1(right, given) == pytest.approx(worth)


def test_minted_ids_count_neither_way() -> None:
    minted = ("activity-dmx-2014-1-4-designation", "passage-dmx-2014-1-4-01", "fact-x")
    assert f1(("a",), ("a", *minted)) == 1
    assert f1(("a", *minted), ("a",)) == 1
    assert f1(("a",), minted) == 0


@pytest.mark.parametrize(
    ("right", "given", "worth"),
    [
        (expected(Kind.ENTITY, "a"), Given(Kind.LIST, ("a",)), 1),
        (expected(Kind.LIST, "a"), Given(Kind.ENTITY, ("a",)), 1),
        (expected(Kind.LIST, "a"), Given(Kind.DATE, ("a",), "2014"), 0),
        (expected(Kind.COUNT, "a", value=3), Given(Kind.COUNT, (), 3), 1),
        (expected(Kind.COUNT, value=3), Given(Kind.COUNT, (), 4), 0),
        (expected(Kind.COUNT, value=3), Given(Kind.FIGURE, (), 3), 0),
        (expected(Kind.COUNT, value=1), Given(Kind.COUNT, (), "1"), 0),
        (expected(Kind.FIGURE, value=1000000), Given(Kind.FIGURE, (), 1000000), 1),
        (expected(Kind.DATE, value="2015-01/2015-06"),
         Given(Kind.DATE, (), "2015-01-01/2015-06-30"), 1),
        (expected(Kind.DATE, value="2015-01/2015-06"), Given(Kind.DATE, (), "2015"), 0),
        (expected(Kind.DATE, value="ongoing"), Given(Kind.DATE, (), "ongoing"), 1),
        (expected(Kind.DATE, value="2014"), Given(Kind.DATE, (), "ongoing"), 0),
        (expected(Kind.DATE, value="2014"), Given(Kind.DATE), 0),
        (expected(Kind.NONE, "a"), Given(Kind.NONE), 1),
        (expected(Kind.CLARIFY, "a"), Given(Kind.CLARIFY, ("b",)), 1),
        (expected(Kind.YES, "a"), Given(Kind.NO, ("a",)), 0),
    ],
)  # fmt: skip
def test_worth(right: Expected, given: Given, worth: float) -> None:
    assert score([right], given) == worth


def test_the_best_of_the_right_answers_counts() -> None:
    right = [expected(Kind.NONE), expected(Kind.LIST, "a", "b")]
    assert score(right, Given(Kind.LIST, ("a",))) == pytest.approx(2 / 3)
    assert score(right, Given(Kind.NONE)) == 1


@pytest.mark.parametrize("value", ["2014-12-03", "2014-12", "2014", "2014-12-03/2014-12-05"])
def test_a_date_is_itself(value: str) -> None:
    assert same_value(value, value)


def test_false_answers() -> None:
    assert is_unanswerable([expected(Kind.NONE), expected(Kind.NO), expected(Kind.CLARIFY)])
    assert not is_unanswerable([expected(Kind.NONE), expected(Kind.LIST, "a")])
    answers = {kind for kind in Kind if is_answered(Given(kind))}
    assert answers == {Kind.LIST, Kind.ENTITY, Kind.COUNT, Kind.FIGURE, Kind.DATE, Kind.YES}


# --- reports ---


def outcome(number: int, given: Given, *right: Expected, language: str = "en") -> Outcome:
    question = Question(f"q{number}", Language(language), "who", "a text", ("before",), right)
    return Outcome(question, given, score(right, given), "Understood: x\nmore", float(number))


@pytest.fixture
def outcomes() -> list[Outcome]:
    """One right, one half right, one false answer."""
    return [
        outcome(1, Given(Kind.LIST, ("a",)), expected(Kind.LIST, "a")),
        outcome(2, Given(Kind.LIST, ("a", "c")), expected(Kind.LIST, "a", "b")),
        outcome(3, Given(Kind.YES, ("a",)), expected(Kind.NONE), language="ru"),
    ]


def test_report_as_an_object(outcomes: list[Outcome]) -> None:
    assert macro_f1(outcomes) == 0.5
    figures = as_object(outcomes)
    assert (figures["questions"], figures["right"], figures["macroF1"]) == (3, 1, 0.5)
    assert figures["falseAnswers"] == {"count": 1, "of": 1, "rate": 1.0}
    assert figures["byLanguage"] == {
        "en": {"questions": 2, "right": 1, "macroF1": 0.75},
        "ru": {"questions": 1, "right": 0, "macroF1": 0.0},
    }
    assert figures["byKind"]["list"]["macroF1"] == 0.75
    assert figures["results"][1]["got"] == {"kind": "list", "items": ["a", "c"], "value": None}


def test_report_as_a_page(outcomes: list[Outcome]) -> None:
    page = "\n".join(as_page(outcomes))
    assert page.startswith("3 questions, 1 right, macro F1 0.500, false answers 1 of 1 (100.0%)")
    assert "q1 (" not in page
    assert "q3 (ru, who): 0.00, a false answer\n  after     before\n  question  a text\n" in page
    assert "  expected  list a b\n  got       list a c\n  reply     Understood: x" in page
    assert "q1 (en, who): 1.00" in "\n".join(as_page(outcomes, all_results=True))


# --- the whole ---


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return open_assistant(Settings())


def test_context_is_asked_first_and_forgotten_after(assistant: Assistant) -> None:
    right = (Expected(Kind.LIST, frozenset()),)

    def question(number: int, *context: str) -> Question:
        return Question(f"q{number}", Language.EN, "", "and with Norway?", context, right)

    asked = [question(1, "agreements with Russia"), question(2), question(3)]
    with_context, *without = evaluate(assistant, asked, today=None, default=Language.EN)
    assert set(with_context.given.items) == {
        "agreement-norway-readmission",
        "agreement-norway-visa-facilitation",
    }
    assert {one.given for one in without} != {with_context.given}
    assert without[0].given == without[1].given
    assert with_context.reply


def test_a_question_that_fails_is_a_miss(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = assistant.ask

    def fails(text: str, *rest: Any, **how: Any) -> Any:
        if text == "trouble":
            raise ZeroDivisionError("nothing to divide by")
        return ask(text, *rest, **how)

    monkeypatch.setattr(assistant, "ask", fails)
    right = (Expected(Kind.NONE),)
    asked = [
        Question("a", Language.EN, "", "trouble", (), right),
        Question("b", Language.EN, "", "agreement with Atlantis?", (), right),
    ]
    failed, answered = evaluate(assistant, asked, today=None, default=Language.EN)
    assert (failed.score, failed.reply) == (0, "ZeroDivisionError: nothing to divide by")
    assert answered.score == 1
