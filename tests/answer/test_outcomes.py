"""Which of several outcomes is answered, and what an answer's items and values look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import vocabulary as voc
from bot.answer.facts import Facts, iso_value
from bot.answer.outcomes import Outcome, best, listed, outcomes_of
from bot.model import Form, Kind, Language, Note, Reading, Rows, Source, Term, TermKind, Tie


def outcome(
    kind: Kind, *items: str, score: float = 1.0, frame: int = 0, note: Note | None = None
) -> Outcome:
    reading = Reading(Language.EN, Form.THINGS, frame=frame, score=score)
    return Outcome(reading, kind, items, notes=(note,) if note else ())


def test_the_kind_of_a_list_is_its_length() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"])] == [
        Kind.NONE,
        Kind.ENTITY,
        Kind.LIST,
    ]


def test_the_likeliest_is_chosen() -> None:
    first, second = outcome(Kind.ENTITY, "a", score=2), outcome(Kind.ENTITY, "b", frame=1)
    assert best([first, second]) == (first, ())


def test_what_finds_something_wins_over_what_does_not() -> None:
    empty, found = outcome(Kind.NONE, score=2), outcome(Kind.ENTITY, "a", score=1.8)
    assert best([empty, found])[0] == found


def test_a_far_less_likely_outcome_is_not_taken() -> None:
    empty, found = outcome(Kind.NONE, score=9), outcome(Kind.ENTITY, "a", score=1)
    assert best([empty, found]) == (empty, ())


def test_equally_likely_outcomes_are_rivals() -> None:
    one, other = outcome(Kind.ENTITY, "a"), outcome(Kind.ENTITY, "b", frame=1)
    assert best([one, other]) == (one, (other,))


def test_rivals_find_different_things() -> None:
    one, other = outcome(Kind.LIST, "a", "b"), outcome(Kind.LIST, "b", "a", frame=1)
    assert best([one, other]) == (one, ())


def test_outcomes_of_one_frame_are_no_rivals() -> None:
    one, other = outcome(Kind.ENTITY, "a"), outcome(Kind.ENTITY, "b")
    assert best([one, other]) == (one, ())


def test_a_thing_without_what_was_asked_is_better_than_nothing() -> None:
    nothing = outcome(Kind.NONE, score=2)
    told = outcome(Kind.NONE, "a", note=Note.NOT_STATED)
    assert best([nothing, told]) == (told, ())


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Term("8", TermKind.LITERAL, datatype=voc.XSD_INTEGER), 8),
        (Term("8", TermKind.LITERAL, datatype=voc.XSD + "nonNegativeInteger"), 8),
        (Term("2014-12-03", TermKind.LITERAL, datatype=voc.XSD_DATE), "2014-12-03"),
        (Term("2014-12-03T10:00:00", TermKind.LITERAL, datatype=voc.XSD_DATE_TIME), "2014-12-03"),
        (Term("2012/2015", TermKind.LITERAL, datatype=voc.EDTF_DATE), "2012/2015"),
        (Term(voc.ONGOING), "ongoing"),
        (Term("words", TermKind.LITERAL), "words"),
    ],
)
def test_a_value_as_the_contract_gives_it(term: Term, value: str | int) -> None:
    assert iso_value(term) == value


COLUMNS = ("thing", "property", "value", "report", "itemNumber", "quote", "inferred")
THING, REPORT = Term(voc.ID + "a"), Term(voc.ID + "report")
DAY = Term("2014-12-03", TermKind.LITERAL, datatype=voc.XSD_DATE)


def row(
    prop: str, value: Term, quote: str | None, inferred: str = "false"
) -> tuple[Term | None, ...]:
    def text(said: str | None) -> Term | None:
        return None if said is None else Term(said, TermKind.LITERAL)

    report = REPORT if quote else None
    return (THING, Term(prop), value, report, text("1.4"), text(quote), text(inferred))


def test_a_fact_has_each_of_its_sources_once() -> None:
    rows = Rows(
        COLUMNS,
        (row(voc.SIGNED, DAY, "one"), row(voc.SIGNED, DAY, "two"), row(voc.SIGNED, DAY, "one")),
    )
    (fact,) = Facts(rows, None, {}).of(THING.value)
    assert fact.sources == (
        Source(REPORT.value, "1.4", "one"),
        Source(REPORT.value, "1.4", "two"),
    )
    assert not fact.inferred


def test_facts_come_in_the_order_of_a_card() -> None:
    rows = Rows(
        COLUMNS, (row(voc.SIGNED, DAY, None), row(voc.HAS_STATUS, Term(voc.ONGOING), "x", "true"))
    )
    facts = Facts(rows, None, {voc.HAS_STATUS: 1, voc.SIGNED: 2})
    assert [fact.property for fact in facts.of(THING.value)] == [voc.HAS_STATUS, voc.SIGNED]
    assert [fact.inferred for fact in facts.of(THING.value)] == [True, False]
    assert [fact.value for fact in facts.values(THING.value, [voc.SIGNED])] == [DAY]
    assert facts.of("urn:unknown") == ()


def test_an_item_has_what_points_at_it() -> None:
    ties = Rows(("thing", "other", "property"), ((THING, Term(voc.ID + "b"), Term(voc.PARTY)),))
    item = Facts(Rows(COLUMNS), ties, {}).item(THING.value, voc.BODY, [voc.SIGNED])
    assert item.ties == (Tie(voc.ID + "b", voc.PARTY),)
    assert (item.cls, item.shown, item.facts) == (voc.BODY, (voc.SIGNED,), ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Kind.NONE, Kind.ENTITY, Kind.LIST]),
            st.sampled_from([0.0, 0.1, 0.3, 0.5, 1.0, 1.5, 3.0]),
            st.integers(0, 3),
            st.sampled_from([Form.THINGS, Form.COUNT, Form.VALUES]),
            st.sampled_from([None, Note.NOT_STATED]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_not_run_would_not_have_been_chosen(
    drawn: list[tuple[Kind, float, int, Form, Note | None]],
) -> None:
    every = []
    for number, (kind, below, frame, form, note) in enumerate(sorted(drawn, key=lambda d: d[1])):
        reading = Reading(Language.EN, form, frame=frame, score=5 - below)
        items = () if kind is Kind.NONE else (f"thing-{number % 4}",)
        every.append(Outcome(reading, kind, items, notes=(note,) if note else ()))
    by_reading = {id(outcome.reading): outcome for outcome in every}
    ran = outcomes_of([o.reading for o in every], lambda reading: by_reading[id(reading)])
    assert best(ran) == best(every)
    if not every[0].is_empty and len(every) > 1 and every[-1].reading.score < 3:
        assert len(ran) < len(every)
