"""Which facts were told, whose body did it, who is a party, and headlines that are no questions."""

import pytest

from tests.helpers.asking import Asker

AT_SEMINAR = {
    "country-armenia",
    "figure-displaced-persons",
    "figure-surrounding-districts",
    "place-nagorno-karabakh",
    "place-surrounding-districts",
}
NOT_JOINED = {"convention-ilo-c097", "convention-ilo-c143"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("which facts were brought up at the seminar", AT_SEMINAR),
        ("какие факты довели до сведения участников семинара", AT_SEMINAR),
        ("seminarda iştirakçıların diqqətinə nə çatdırılıb", AT_SEMINAR),
        ("Azərbaycanın tərəf olmadığı konvensiyalar", NOT_JOINED),
        ("BMT-nin hansı qurumu təlimi dəstəkləyib", {"body-unhcr"}),
        ("BƏT məlumatını hansı qurum göndərib", {"body-state-migration-service"}),
        ("işgəncə ilə bağlı layihəyə kim baxıb", {"body-state-migration-service"}),
        ("who prepared the trafficking draft", {"body-greta"}),
        ("кто рассмотрел отчёт о пытках", {"body-state-migration-service"}),
        ("143 saylı konvensiya hansı təşkilata məxsusdur", {"body-ilo"}),
        ("insan alveri sahəsində Avropa Şurasının sənədi", {"convention-coe-trafficking"}),
    ],
)
def test_the_facts_and_whose_they_are(asker: Asker, text: str, found: set[str]) -> None:
    assert asker.things(text) == found
