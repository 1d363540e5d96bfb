"""Letters: how Azerbaijani, Russian and Turkish ones arrive, and what they become."""

import unicodedata

import pytest

from bot.text.fold import (
    covers,
    fold,
    from_azerbaijani_cyrillic,
    is_azerbaijani_cyrillic,
    is_cyrillic,
    lower,
    normalise,
)

SCHWA, E_TURNED, SCHWA_CYRILLIC = "ə", "ǝ", "ә"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [*zip("əışçğöü", "eiscgou", strict=True), *zip("ƏIŞÇĞÖÜ", "eiscgou", strict=True)],
)
def test_marked_letters_fold_to_plain_ones(typed: str, plain: str) -> None:
    assert fold(typed) == plain


@pytest.mark.parametrize("dotted", ["İ", "I", "i", "ı", "i\u0307", "I\u0307"])
def test_every_i_folds_to_one(dotted: str) -> None:
    assert fold(normalise(dotted)) == "i"


def test_a_capital_dotted_i_stays_one_letter() -> None:
    assert len("İ".lower()) == 2
    assert lower("İ") == "i"
    assert lower("İLLƏR") == "illər"
    assert len(lower("İİİ")) == 3


def test_a_decomposed_word_is_composed() -> None:
    word = "məhkəməsi üçün işğal"
    assert normalise(unicodedata.normalize("NFD", word)) == word
    assert normalise("I\u0307sveç") == "İsveç"
    assert fold(normalise(unicodedata.normalize("NFD", "İsveçrə"))) == "isvecre"


def test_the_three_schwas() -> None:
    assert normalise(E_TURNED + "Ǝ") == "əƏ"
    assert fold(normalise(SCHWA)) == fold(normalise(E_TURNED)) == "e"
    assert not is_cyrillic("əǝ")
    assert is_azerbaijani_cyrillic(SCHWA_CYRILLIC)
    assert from_azerbaijani_cyrillic(SCHWA_CYRILLIC) == "ə"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("сазиш", "saziş"),
        ("Азәрбајҹан", "azərbaycan"),
        ("вәтәндашлыг", "vətəndaşlıq"),
        ("гүввәјә минмиш", "qüvvəyə minmiş"),
        ("Һөкумәт", "hökumət"),
        ("ҝөрүш", "görüş"),
        ("лајиһә", "layihə"),
        ("чағырыш", "çağırış"),
    ],
)
def test_azerbaijani_cyrillic_is_read(cyrillic: str, latin: str) -> None:
    assert from_azerbaijani_cyrillic(cyrillic) == latin


@pytest.mark.parametrize("word", ["соглашение", "вступило", "ещё", "съезд", "Норвегия", "Москва"])
def test_russian_cyrillic_is_told_from_azerbaijani(word: str) -> None:
    assert is_cyrillic(word)
    assert not is_azerbaijani_cyrillic(word)


def test_russian_letters_keep_what_is_theirs() -> None:
    assert fold("Ещё Йод") == "еще йод"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("café", "cafe"), ("İSVEÇRƏ", "isvecre"), ("Señor", "senor"), ("ÂÎ", "ai")],
)
def test_other_marks_go(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_folding_twice_changes_nothing() -> None:
    for text in ("İsveçrə", "ЁЖИК", "Əhmədİ", "ŞÇĞÖÜIİ"):
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("dash", "‐‑‒–—―−")
def test_every_dash_is_one(dash: str) -> None:
    assert normalise(f"18{dash}22") == "18-22"


@pytest.mark.parametrize("quoted", ["“a”", "„a”", "«a»", '"a"'])
def test_every_quote_is_one(quoted: str) -> None:
    assert normalise(quoted) == '"a"'


@pytest.mark.parametrize("apostrophe", "’‘ʼ`´′'")
def test_every_apostrophe_is_one(apostrophe: str) -> None:
    assert normalise(f"BMT{apostrophe}nin") == "BMT'nin"


def test_invisible_letters_go_and_controls_part_words() -> None:
    assert normalise("sa\u00adzi\u200bş\ufeff") == "saziş"
    assert normalise("a\x00b\r\n\tc\u2028d") == "a b c d"


@pytest.mark.parametrize(
    ("typed", "stem", "is_one"),
    [
        ("saziş", "saziş", True),
        ("sazis", "saziş", True),
        ("ölmək", "olmaq", False),
        ("öl", "ol", False),
        ("ol", "öl", True),
        ("isveç", "isvec", False),
        ("qis", "qış", True),
        ("ışıq", "işiq", False),
        ("saziş", "sazişi", False),
    ],
)
def test_a_marked_letter_must_match_and_a_plain_one_may(
    typed: str, stem: str, is_one: bool
) -> None:
    assert covers(typed, stem) is is_one
