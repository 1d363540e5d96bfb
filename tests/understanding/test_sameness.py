"""Whether one value is that of several things: the same body, the same day, the same donor."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are 1.4 and 5.1 carried out by the same body?", Kind.YES),
        ("are 1.2 and 5.1 carried out by the same body?", Kind.NO),
        ("1.2 и 2.10 исполняет один и тот же орган?", Kind.NO),
        ("1.4 və 2.10-u eyni orqan icra edir?", Kind.YES),
        ("were both Norway agreements signed on the same day?", Kind.YES),
        ("were the EU deal and the Norway deal signed on the same day?", Kind.NO),
        ("were the EU deal and the Norway deal signed in the same year?", Kind.YES),
        ("соглашения с ЕС и Норвегией подписаны в один и тот же день?", Kind.NO),
        ("Norveçlə hər iki saziş eyni gündə imzalanıb?", Kind.YES),
        ("Tvinninq və sərhəd layihəsi eyni ildə başlayıb?", Kind.NO),
        (
            "are the asylum initiative and the readmission project funded by the same donor?",
            Kind.NO,
        ),
        ("do twinning and the border project have the same start date?", Kind.NO),
        # of one of them nothing is stated
        ("do the readmission project and twinning have the same start date?", Kind.NONE),
    ],
)
def test_the_same(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind
