from pathlib import Path

import pytest

from bot.checking.places import Places

TURTLE = """@prefix a: <https://example.org/> .
PREFIX b: <https://example.org/b#>

a:one a a:Thing ;
    a:says "first",
        "second" .

<https://example.org/two>
    a:says "first" .
# a:three is not here
b:four a:says "x" .
a:one a:says "third" .
c:five a:says "a prefix that nobody declared" .
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    file = tmp_path / "places.ttl"
    file.write_text(TURTLE)
    return Places(file)


@pytest.mark.parametrize(
    ("thing", "line"),
    [("one", 4), ("two", 8), ("b#four", 11), ("three", None), ("five", None), ("Thing", None)],
)
def test_where_a_thing_is_described(places: Places, thing: str, line: int | None) -> None:
    assert places.line(f"https://example.org/{thing}") == line


@pytest.mark.parametrize(
    ("thing", "words", "line"),
    [
        ("one", ["says"], 5),
        ("one", ["second"], 6),
        ("one", ["says", "third"], 12),
        ("one", ["nothing"], None),
        ("one", [], None),
        ("two", ["first"], 9),
        ("two", ["second"], None),
    ],
)
def test_where_words_stand(places: Places, thing: str, words: list[str], line: int | None) -> None:
    assert places.line_with(f"https://example.org/{thing}", words) == line
