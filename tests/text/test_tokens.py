"""What a token is by its form: words, numbers with suffixes, rows, acts, dates, dashes."""

from datetime import date

import pytest

from bot.text.tokens import MAX_TOKENS, Token, TokenKind, tokenise


def kinds(text: str) -> list[TokenKind]:
    return [token.kind for token in tokenise(text)]


def only(text: str) -> Token:
    (token,) = tokenise(text)
    return token


@pytest.mark.parametrize(
    ("typed", "item", "suffix"),
    [
        ("1.4", "1.4", ""),
        ("2.10", "2.10", ""),
        ("2.1", "2.1", ""),
        ("5.1-ci", "5.1", "ci"),
        ("2.10-un", "2.10", "un"),
        ("02.1", "2.1", ""),
    ],
)
def test_a_row_number_is_no_date_and_no_decimal(typed: str, item: str, suffix: str) -> None:
    token = only(typed)
    assert (token.kind, token.lower, token.suffix) == (TokenKind.ITEM, item, suffix)


@pytest.mark.parametrize(
    ("typed", "number", "suffix"),
    [
        ("16-cı", 16, "cı"),
        ("13-cü", 13, "cü"),
        ("2014-cü", 2014, "cü"),
        ("97", 97, ""),
        ("№143", 143, ""),
        ("27-го", 27, "го"),
        ("3rd", 3, "rd"),
        ("2014də", 2014, "də"),
    ],
)
def test_a_number_keeps_its_suffix_apart(typed: str, number: int, suffix: str) -> None:
    token = only(typed)
    assert (token.kind, token.number, token.suffix) == (TokenKind.NUMBER, number, suffix)


@pytest.mark.parametrize("typed", ["1143-IVQD", "1143-ivqd", "1143-IVQ", "713-IIIQD"])
def test_the_number_of_an_act(typed: str) -> None:
    assert only(typed).kind is TokenKind.ACT


@pytest.mark.parametrize("typed", ["15.12.2014", "2014-12-15", "15/12/2014"])
def test_a_date_in_digits(typed: str) -> None:
    token = only(typed)
    assert (token.kind, token.day) == (TokenKind.DATE, date(2014, 12, 15))


@pytest.mark.parametrize("typed", ["31.02.2014", "2014-13-01", "00.00.2014"])
def test_a_day_that_never_was_is_no_date(typed: str) -> None:
    assert TokenKind.DATE not in kinds(typed)


@pytest.mark.parametrize(
    ("typed", "base", "suffix"),
    [
        ("BMT-nin", "bmt", "nin"),
        ("UNHCR-in", "unhcr", "in"),
        ("BMqT-nin", "bmqt", "nin"),
        ("GRETA'nın", "greta", "nın"),
        ("UNHCR's", "unhcr", "s"),
        ("BMT’nin", "bmt", "nin"),
        ("dmx-dədir", "dmx", "dədir"),
        ("benilüks-dir", "benilüks", "dir"),
    ],
)
def test_an_acronym_keeps_its_suffix_apart(typed: str, base: str, suffix: str) -> None:
    token = only(typed)
    assert (token.lower, token.suffix) == (base, suffix)


def test_a_word_with_a_dash_is_two_words() -> None:
    assert [token.lower for token in tokenise("normativ-hüquqi")] == ["normativ", "-", "hüquqi"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_range_of_days(dash: str) -> None:
    assert kinds(f"18{dash}22") == [TokenKind.NUMBER, TokenKind.DASH, TokenKind.NUMBER]


def test_places_are_those_of_the_text() -> None:
    text = "BMT-nin 16-cı iclası"
    assert [text[token.start : token.end] for token in tokenise(text)] == text.split()


def test_marks_and_signs_are_no_tokens() -> None:
    assert tokenise("?!… ,;: ()[]{}<> \"'' 🙂 ***") == ()
    assert tokenise("") == ()


def test_work_is_bounded() -> None:
    assert len(tokenise("söz " * 5000)) == MAX_TOKENS
    assert len(tokenise("1.4 " * 5000)) == MAX_TOKENS
    assert len(tokenise("x" * 100_000)) == 1


def test_an_english_participle_behind_a_name_is_a_word() -> None:
    assert [t.text for t in tokenise("EU-funded, IOM-run")] == [
        "EU",
        "-",
        "funded",
        "IOM",
        "-",
        "run",
    ]
    assert [t.suffix for t in tokenise("BMT-nin DMX-dən")] == ["nin", "dən"]
