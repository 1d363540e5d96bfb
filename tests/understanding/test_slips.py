"""A stem that is in an index is found from whatever a slip of the finger made of it."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

from bot.understanding.slips import keys_near, slip_keys

WORDS = ("sazis", "seminar", "konfran", "readmissiya", "beynelxalq", "конференция", "мигрант")


def slips(word: str, letters: str) -> Iterator[str]:
    """Every word that one slip makes: a letter more, less or another, or two exchanged."""
    for at in range(len(word) + 1):
        for letter in letters:
            yield word[:at] + letter + word[at:]
            if at < len(word):
                yield word[:at] + letter + word[at + 1 :]
        if at < len(word):
            yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def found(word: str, typed: str) -> bool:
    return bool({(key, len(word)) for key in slip_keys(word)} & {*keys_near(typed)})


def test_one_slip() -> None:
    for word in WORDS:
        missed = [typed for typed in slips(word, "qя") if not found(word, typed)]
        assert not missed, word


def test_two_slips_in_a_long_word_but_for_few() -> None:
    chosen = random.Random(1)
    tried = [
        (word, twice)
        for word in WORDS
        if len(word) >= 9
        for typed in slips(word, "q")
        for twice in chosen.sample([*slips(typed, "z")], 20)
        if abs(len(twice) - len(word)) <= 1
    ]
    missed = [pair for pair in tried if not found(*pair)]
    assert len(tried) > 1000
    assert len(missed) < len(tried) / 20


def test_few_other_words_are_looked_at() -> None:
    chosen = random.Random(1)
    words = ["".join(chosen.choices(string.ascii_lowercase[:16], k=8)) for _ in range(20_000)]
    near = sum(found(word, "abcdefgh") for word in words)
    assert near < len(words) / 500
