"""`soraq picture`: a file, a sentence where there is nothing to draw, the words of the picture."""

from pathlib import Path

from tests.helpers.command import soraq


def test_a_picture_is_written(tmp_path: Path) -> None:
    file = tmp_path / "norvec.png"
    done = soraq("picture", "ties", "Norveç", "-o", file, "--theme", "dark")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Next: the picture is in ")
    assert file.read_bytes().startswith(b"\x89PNG\r\n")


def test_the_words_of_a_picture(tmp_path: Path) -> None:
    done = soraq("picture", "timeline", "2014", "--alt", "--language", "ru")
    assert done.returncode == 0
    assert "• 1 сентября 2014 г. – вступило в силу: Соглашение о реадмиссии с ЕС" in done.stdout


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """A file that is named .pdf or .jpg and holds PNG opens nowhere."""
    file = tmp_path / "norvec.pdf"
    done = soraq("picture", "ties", "Norveç", "-o", file)
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"soraq: The ending of {file} names no picture of ours: use .png."
    )
    assert not file.exists()


def test_words_are_written_as_text(tmp_path: Path) -> None:
    file = tmp_path / "norvec.txt"
    done = soraq("picture", "ties", "Norveç", "--alt", "-o", file)
    assert done.stderr == f"Next: the text is in {file}; without --alt it is drawn.\n"
    assert file.read_text(encoding="utf-8").startswith("Əlaqələr · Norveç Krallığı")
    done = soraq("picture", "ties", "Norveç", "--alt", "-o", tmp_path / "norvec.png")
    assert done.returncode == 2
    assert "names no text: use .txt" in done.stderr


def test_nothing_to_draw(tmp_path: Path) -> None:
    file = tmp_path / "none.png"
    done = soraq("picture", "status", "measure 2.1", "-o", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "soraq: There are no agreements here to draw the status of.\n"
    assert not file.exists()
