"""Russian: lemmas by pymorphy3, every parse tried, and a skeleton for Russian in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymorphy3
    from pymorphy3.analyzer import Parse


def _parsed(word: str) -> list[Parse]:
    """What a word can be, the likeliest first; never none.

    The analyser stumbles over a character that has no name (hieroglyphs have none): a word
    with one is none of Russian.
    """
    named = all(unicodedata.name(character, "") for character in word)
    parses: list[Parse] = _analyser().parse(word if named else "?")
    return parses


@lru_cache(maxsize=1)
def _analyser() -> pymorphy3.MorphAnalyzer:
    """The analyser and its dictionary, loaded when a Russian word is first met."""
    import pymorphy3
    import pymorphy3_dicts_ru

    # The path spares a search through all installed packages.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms that a folded Cyrillic ``word`` can have."""
    if len(word) > 40:
        return frozenset((word,))
    normal = [form for _, form, _, _ in _in_dictionary(word)]
    if not normal:
        normal = [parse.normal_form for parse in _parsed(word)]
    return frozenset((word, *(form.replace("ё", "е") for form in normal)))


def of_who_does_it(word: str) -> frozenset[str]:
    """The verbs that say who does what ``word`` says is done: *реализуется*, *реализовать*."""
    return frozenset(form[:-2] for form in lemmas(word) if form.endswith(("ться", "тись")))


def _in_dictionary(word: str) -> list[tuple[str, str, int, int]]:
    """What the dictionary holds on a word: as spelt there, its normal form, paradigm and place.

    The analyser's own parses say the same with tags and probabilities, at four times the cost.
    Nothing for a single letter, which it also takes for an initial.
    """
    if len(word) < 2:
        return []
    analyser = _analyser()
    dictionary = analyser.dictionary
    return [
        (spelt, dictionary.build_normal_form(paradigm, place, spelt), paradigm, place)
        for spelt, places in dictionary.words.similar_items(word, analyser.char_substitutes)
        for paradigm, place in places
    ]


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word states (подписано, вступило) rather than describes (подписанное)."""
    best = _parsed(word)[0].tag
    return best.POS in ("PRTS", "ADJS") or (best.POS == "VERB" and "impr" not in best)


@lru_cache(maxsize=5_000)
def tense(word: str) -> str:
    """The tense of a word that states, as OpenCorpora names it: ``past``, ``pres``, ``futr``."""
    best = _parsed(word)[0].tag
    return str(best.tense) if best.POS in ("PRTS", "VERB") and best.tense else ""


def forms(lemma: str) -> Iterable[str]:
    """Yield every inflected form of a dictionary form."""
    found = [entry for entry in _in_dictionary(lemma) if entry[1].replace("ё", "е") == lemma]
    if 0 < len(found) <= 2:
        for spelt, _, paradigm, place in found:
            yield from _paradigm(spelt, paradigm, place)
        return
    parses = [p for p in _parsed(lemma) if p.normal_form.replace("ё", "е") == lemma]
    for parse in parses[:2]:
        for form in parse.lexeme:
            yield form.word.replace("ё", "е")


def root(lemma: str) -> str:
    """Return the letters that all forms of a dictionary form begin with, as far as is known."""
    found = [entry for entry in _in_dictionary(lemma) if entry[1].replace("ё", "е") == lemma]
    if not found:
        return lemma[:-2]  # the endings of an unknown word are guessed from its last letters
    dictionary = _analyser().dictionary
    roots: list[str] = []
    for spelt, _, paradigm, place in found:
        numbers = dictionary.paradigms[paradigm]
        if any(numbers[2 * len(numbers) // 3 :]):
            return ""  # наи-, по-
        roots.append(dictionary.build_stem(numbers, place, spelt).replace("ё", "е"))
    return min(roots, key=len)


def _paradigm(spelt: str, paradigm: int, place: int) -> Iterator[str]:
    """Yield all forms of a word of the dictionary."""
    dictionary = _analyser().dictionary
    numbers = dictionary.paradigms[paradigm]
    stem = dictionary.build_stem(numbers, place, spelt).replace("ё", "е")
    size = len(numbers) // 3
    prefixes, suffixes = dictionary.paradigm_prefixes, dictionary.suffixes
    for at in range(size):
        prefix, suffix = prefixes[numbers[2 * size + at]], suffixes[numbers[at]]
        yield (prefix + stem + suffix).replace("ё", "е")


_TO_LATIN = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ж": "j",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "h",
    "ц": "c",
    "ч": "4",
    "ш": "6",
    "щ": "6",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
    "ё": "e",
}
_LETTERS = str.maketrans(_TO_LATIN)
_LATIN_SPELLINGS = (
    ("jo", "e"),
    ("ju", "iu"),
    ("ja", "ia"),
    ("shch", "6"),
    ("sch", "6"),
    ("sh", "6"),
    ("ch", "4"),
    ("zh", "j"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("yo", "e"),
    ("w", "v"),
    ("x", "h"),
    ("q", "k"),
    ("y", "i"),
    ("'", ""),
)
_SHORT_I = re.compile(r"(?<=[aeiouy])j(?![aeiouy])")
"""й in the manner of libraries: *evropejskij*."""


def skeletons_of_cyrillic(words: Iterable[str]) -> list[str]:
    """Return the phonetic skeletons of Cyrillic words, in one go: there are many."""
    told = list(words)
    return _squeeze("\n".join(told).translate(_LETTERS)).split("\n") if told else []


def skeleton_of_cyrillic(word: str) -> str:
    """Return the phonetic skeleton of a Cyrillic word."""
    return skeletons_of_cyrillic((word,))[0]


@lru_cache(maxsize=5_000)
def skeleton_of_latin(word: str) -> str:
    """Return the phonetic skeleton of a Russian word typed in Latin letters."""
    for spelling, sound in _LATIN_SPELLINGS:
        word = word.replace(spelling, sound)
    return _squeeze(word)


def skeletons_of_latin(word: str) -> tuple[str, ...]:
    """Return the phonetic skeletons that a Latin spelling can have: *j* is ж, or й as well."""
    ways = (word, _SHORT_I.sub("i", word))
    return tuple(dict.fromkeys(map(skeleton_of_latin, ways)))


def _squeeze(skeleton: str) -> str:
    """Drop what transliterations differ in: ie or e, yu or u, ts or s, doubled letters."""
    for spelling, sound in (
        ("ie", "e"),
        ("io", "o"),
        ("iu", "u"),
        ("ia", "a"),
        ("c", "s"),
        ("ts", "s"),
    ):
        skeleton = skeleton.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", skeleton)


@lru_cache(maxsize=5_000)
def is_future(word: str) -> bool:
    """Whether a verb says what will be done (встретятся, проведут)."""
    return "futr" in _parsed(word)[0].tag


@lru_cache(maxsize=5_000)
def is_verb(word: str) -> bool:
    """Whether an unknown word is a verb, participle or adverb by every likely parse."""
    return str(_parsed(word)[0].tag.POS) in _VERBAL


@lru_cache(maxsize=5_000)
def is_participle(word: str) -> bool:
    """Whether a word is a full participle (подписанное), which describes."""
    return str(_parsed(word)[0].tag.POS) == "PRTF"


@lru_cache(maxsize=5_000)
def cases(word: str) -> frozenset[str]:
    """Return the cases that a declined word can stand in, as OpenCorpora names them."""
    return frozenset(str(parse.tag.case) for parse in _parsed(word) if parse.tag.case)


@lru_cache(maxsize=5_000)
def is_word(word: str) -> bool:
    """Whether the dictionary has a word: then it is what was meant, and no misspelling."""
    return bool(_analyser().word_is_known(word))


@lru_cache(maxsize=5_000)
def is_plural(word: str) -> bool:
    """Whether a word can be the plural of a noun in the nominative: *страны*."""
    parses = _parsed(word)
    return any(p.tag.POS == "NOUN" and {"plur", "nomn"} in p.tag for p in parses)


@lru_cache(maxsize=5_000)
def is_of_several(word: str, before: str) -> bool:
    """Whether a noun is in the plural; ``before`` is the word that it follows, if any.

    *Конвенции* is one where a noun, a preposition or an adjective of one governs it: *текст
    конвенции*.
    """
    nouns = [p.tag for p in _parsed(word) if p.tag.POS == "NOUN"]
    if not nouns or not any("plur" in tag for tag in nouns):
        return False
    tag = _parsed(before)[0].tag if before else None
    governed = tag and (tag.POS in ("NOUN", "PREP") or (tag.POS == "ADJF" and "sing" in tag))
    return not governed or all("plur" in tag for tag in nouns)


@lru_cache(maxsize=5_000)
def is_of_one(word: str) -> bool:
    """Whether a word is a verb whose subject is one: *посетила*, *посещает*."""
    tag = _parsed(word)[0].tag
    return tag.POS == "VERB" and "sing" in tag


_FUNCTION_WORDS = frozenset({"NPRO", "CONJ", "PRCL"})
"""Pronouns, conjunctions and particles; a preposition says how things hang together."""


@lru_cache(maxsize=5_000)
def is_function_word(word: str) -> bool:
    """Whether a word is a pronoun, conjunction or particle that denies nothing: *ихний*, *либо*."""
    if word.startswith("ни"):
        return False
    return any(
        parse.is_known and (parse.tag.POS in _FUNCTION_WORDS or "Apro" in parse.tag)
        for parse in _parsed(word)
    )


@lru_cache(maxsize=5_000)
def part_of_speech(word: str) -> str:
    """Return what a word most likely is, as OpenCorpora names it: NOUN, ADJF, VERB …."""
    return str(_parsed(word)[0].tag.POS)


@lru_cache(maxsize=2_000)
def nominative(name: str) -> str:
    """Return a name with its first noun, and the adjectives before it, in the nominative.

    What follows the noun stays: *Министерством здравоохранения* → Министерство здравоохранения.
    """
    words = name.split()
    parses = [_parsed(word) for word in words]
    head = next((n for n, p in enumerate(parses) if p[0].tag.POS == "NOUN"), None)
    if head is None:
        return name
    noun = parses[head][0]
    number = "plur" if noun.tag.number == "plur" else "sing"
    gender = {str(noun.tag.gender)} if noun.tag.gender and number == "sing" else set()
    for n in range(head + 1):
        parse = parses[n][0]
        if n < head and parse.tag.POS not in ("ADJF", "PRTF"):
            continue
        form = parse.inflect({"nomn", number} | (gender if n < head else set()))
        if form is not None and not (words[n].isupper() and len(words[n]) > 1):
            first = words[n][:1].isupper()
            words[n] = form.word[:1].upper() + form.word[1:] if first else form.word
    return " ".join(words)


_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS", "PRTF", "ADVB", "PRCL", "CONJ", "INTJ"})


@lru_cache(maxsize=5_000)
def agree(noun: str, word: str, *, case: bool) -> bool:
    """Whether a participle, or *который* (which has a ``case`` of its own), can go with a noun."""
    for one in _parsed(noun):
        for other in _parsed(word):
            mine, theirs = one.tag, other.tag
            if mine.POS != "NOUN" or mine.number != theirs.number:
                continue
            if theirs.number == "sing" and mine.gender != theirs.gender:
                continue
            if not case or mine.case == theirs.case:
                return True
    return False
