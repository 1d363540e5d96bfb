"""Every form of a Russian word is found by its sound, though few are made at a time."""

from __future__ import annotations

import pymorphy3
import pytest

from bot.understanding.morphology import russian
from bot.understanding.sounds import Sounds

WORDS = """
соглашение реадмиссия норвегия иран египет люди человек идти хороший высокий международный
встреча яма юрист ехать ёлка ьь съезд чтение программа министр азербайджан подписать
"""


@pytest.fixture(scope="module")
def lemmas() -> dict[str, list[int]]:
    found = dict.fromkeys(WORDS.replace("ё", "е").split())
    return {lemma: [number] for number, lemma in enumerate(found)}


def test_every_form_sounds_as_its_word(lemmas: dict[str, list[int]]) -> None:
    sounds = Sounds(lemmas, {"и": 99})
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    for lemma, (number,) in lemmas.items():
        parses = [
            parse
            for parse in analyser.parse(lemma)
            if parse.normal_form.replace("ё", "е") == lemma and parse.is_known
        ]
        for parse in parses[:2]:
            for form in parse.lexeme:
                skeleton = russian.skeleton_of_cyrillic(form.word.replace("ё", "е"))
                assert number in sounds.words(skeleton), (lemma, form.word)
    assert sounds.words("i") == (99,)
    assert not sounds.words("nichego")


@pytest.mark.parametrize("word", [*WORDS.split(), "с", "соглашением", "хельсинкской", "цмик"])
def test_lemmas_are_those_of_the_analyser(word: str) -> None:
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    expected = {parse.normal_form.replace("ё", "е") for parse in analyser.parse(word)} | {word}
    assert russian.lemmas(word) == expected
