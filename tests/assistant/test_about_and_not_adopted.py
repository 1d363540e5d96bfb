"""What a text is on, what is only a draft, and money that is not counted."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("which convention deals with racial discrimination", {"convention-icerd"}),
        ("which project deals with asylum", {"project-asylum-quality-initiative"}),
        ("GRETA-nın hesabat layihəsi hansı ölkəyə aiddir", {"country-azerbaijan"}),
        ("какой стране посвящён проект доклада ГРЕТА", {"country-azerbaijan"}),
        ("which country is the draft GRETA report about", {"country-azerbaijan"}),
        ("iclasda məcburi miqrasiya barədə nə deyildi", {"event-cis-council-16th-session"}),
    ],
)
def test_what_a_text_is_on(asker: Asker, text: str, found: set[str]) -> None:
    assert asker.things(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("принял ли Совет Европы доклад ГРЕТА", Kind.NO),
        ("143 və 97 saylı BƏT konvensiyalarına qoşulmuşuq", Kind.NO),
        ("have we acceded to the ILO conventions", Kind.NO),
        ("присоединились ли мы к конвенциям МОТ", Kind.NO),
        ("Avropa Komissiyası neçə pul ayırıb", Kind.NONE),
        ("işgəncə əleyhinə konvensiyanın icrasını kim yoxlayır", Kind.NONE),
        ("who monitors the implementation of the covenant", Kind.NONE),
        ("кто следит за выполнением пакта", Kind.NONE),
    ],
)
def test_what_was_not_done_and_is_not_told(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "BƏT-in 143 nömrəli konvensiyası ilə bağlı Xidmət nə edib",
            {"activity-dmx-2014-1-2-ilo-information"},
        ),
        (
            "what did the Service do about the covenant on civil and political rights",
            {"activity-dmx-2014-1-2-drafts-reviewed", "document-iccpr-report-draft"},
        ),
        (
            "к каким конвенциям МОТ не присоединились",
            {"convention-ilo-c097", "convention-ilo-c143"},
        ),
    ],
)
def test_what_somebody_did_about_something(asker: Asker, text: str, found: set[str]) -> None:
    assert asker.things(text) == found
