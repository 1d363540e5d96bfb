"""The fonts of pictures and documents, installed with the program.

DejaVu Sans 2.37: it has every Azerbaijani and Russian letter, and arrows. Its licence lies beside
it.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

REGULAR: Path = _FOLDER / "DejaVuSans.ttf"
BOLD: Path = _FOLDER / "DejaVuSans-Bold.ttf"
