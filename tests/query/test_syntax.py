"""What an engine says of a query that it cannot read becomes a place and a short sentence."""

import pyoxigraph as ox
import pytest

from bot.query.raw import check_raw
from bot.query.syntax import explained


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {\n ?x foo:bar 'ə' }", "line 2, column 5: the prefix foo: is not declared"),
        ("SELECT ?x { ?x :p ?o }", "line 1, column 16: the prefix : is not declared"),
        # The declarations put before it do not count.
        ("SELECT ?x { ?x a soraq:Agreement", "line 1, column 33: the query ends, and {"),
        ("SELECT ?x { ?x ?p 'a }", "a quotation mark (') is not closed"),
        ("SELECT ?x WHERE ?x a ?y }", "line 1, column 17: { belongs here, before ?x"),
        ("SELECT ?x { ?x a <a> }", "an IRI is not whole"),
        ("SELECT ?x { ?x ?p ?o } GROUP BY ?o", "not grouped by"),
        ("SELECT ?x { ?x ?p ?o }\nLIMIT x", "line 2, column 7: x, or what stands before it"),
        ("SELECT ?x { ?x a }", "a part before is missing or out of place"),
    ],
)
def test_the_place_and_what_is_wrong(query: str, said: str) -> None:
    checked = check_raw(query)
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(checked.text)
    sentence = explained(f"The query cannot be run: {caught.value}", checked.text, checked.before)
    assert sentence is not None
    assert said in sentence
    assert len(sentence) < 120


def test_what_tells_of_no_place_is_left_as_it_is() -> None:
    assert explained("out of memory", "ASK {}") is None
