"""Where a sentence ends, and where it only seems to."""

import pytest

from bot.reports.document import Span
from bot.reports.reading.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Saziş imzalanmışdır.", "Hələ qüvvəyə minməmişdir."],
        ["Görüş 05.02.2014-cü il tarixdə keçirilib.", "2014-cü ildə 28 tədbir olub."],
        ["Bu, m. 1.4. bəndində deyilir."],
        ["Prof. Ə. Məmmədov və s. şəxslər Bakıda çıxış edib."],
        ["Kitablar, jurnallar və s.", "Sonra gəldilər."],
        ["“Bu gün. Sabah” adlı sərgi açılıb.", "“Yeni” layihə başlayıb."],
        ["O dedi: “Bəli.”", "Sonra getdi."],
        ["saxlanılması,. Ermənistan tərəfindən həyata keçirilmişdir."],
        ["1. Birinci iş görülüb.", "İkinci iş də."],
        ["It was signed on 3 December 2014.", "The U.N. was told, e.g. by letter.", "Why?", "So."],
        ["Сделано в 2014 г. много.", "Письма, жалобы и т.д. рассмотрены.", "Всё!"],
        ["Görüşlər keçirilmişdir...", "Sonra davam edib."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    text = "  " + "  ".join(expected) + " "
    found = list(sentences(text, Span(0, len(text))))
    assert [span.of(text) for span in found] == expected
