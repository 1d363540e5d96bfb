"""The sentences of the replies in each language, read from gettext catalogues.

The key of a text is its English wording; the catalogues in ``locale/<language>/LC_MESSAGES``
hold its wording in each language, English too, and its plural forms: ``soraq.po`` those of the
replies, the others those of what they are named after.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from bot.model import Language
from bot.rendering.numbers import number_words

LOCALE_FOLDER = Path(__file__).parent / "locale"


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language) -> None:
        """The catalogue is read when the first text is said, once for each language."""
        self.language = language

    def say(self, text: str, /, **values: object) -> str:
        """Return ``text`` in this language with ``values`` in their places."""
        said = _catalogue(self.language).gettext(text)
        return said % values if values else said

    def count(self, text: str, n: int, /, **values: object) -> str:
        """Return ``text`` in the form that goes with the number ``n``, written as ``%(n)s``."""
        said = _catalogue(self.language).ngettext(text, text, n)
        return said % {"n": number_words(n, self.language), **values}


def marked(text: str) -> str:
    """Return ``text``: marks a text that is said elsewhere, so that it is not held unused."""
    return text


def catalogue_paths(language: Language) -> list[Path]:
    """Where the texts of a language are written."""
    return sorted((LOCALE_FOLDER / language.value / "LC_MESSAGES").glob("*.po"))


@cache
def _catalogue(language: Language) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    merged: GNUTranslations | None = None
    for path in catalogue_paths(language):
        compiled = BytesIO()
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=language.value, abort_invalid=True))
        compiled.seek(0)
        read = GNUTranslations(compiled)
        if merged is None:
            merged = read
        else:
            merged.add_fallback(read)
    assert merged is not None, f"there is no catalogue of {language}"
    return merged
