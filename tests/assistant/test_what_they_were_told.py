"""What those at a session were told, who did a thing together, and words that only look like it."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

AT_SESSION = {
    "body-armed-forces-armenia",
    "country-armenia",
    "country-azerbaijan",
    "law-un-sc-resolutions",
    "place-surrounding-districts",
}
ILO = {
    "convention-ilo-c097",
    "convention-ilo-c143",
    "recommendation-ilo-r086",
    "recommendation-ilo-r151",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("şura üzvlərinə nə bildirilib", AT_SESSION),
        ("что сообщили членам совета СНГ", AT_SESSION),
        ("what were the members of the CIS council told", AT_SESSION),
        ("what was the Ministry of Labour told", ILO),
        ("BƏT-in hansı sənədləri barədə məlumat göndərilib", ILO),
        ("UNHCR sığınacaq layihəsini kimlə birgə maliyyələşdirib", {"body-european-commission"}),
        ("with whom does the European Commission fund the asylum project", {"body-unhcr"}),
        ("с кем Еврокомиссия финансирует проект по убежищу", {"body-unhcr"}),
    ],
)
def test_what_was_told_and_who_did_it_too(asker: Asker, text: str, found: set[str]) -> None:
    assert asker.things(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Azərbaycan 143 nömrəli konvensiyada tərəfdirmi", Kind.NO),
        ("Norveç sazişdə tərəfdir?", Kind.YES),
        ("BMqT-nin iştirak etdiyi işlər", Kind.LIST),
        ("ECRI hesabatı göndərilib?", Kind.NONE),
    ],
)
def test_a_party_is_no_name_and_no_abbreviation_a_slip(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind
