"""The project's own folder, for tests of what is in it."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def project_files(*folders: str) -> list[Path]:
    """The files that git holds, relative to the root, below these folders or all."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted(filter(None, listed.stdout.split("\0")))
    files = [Path(name) for name in names if (ROOT / name).is_file()]
    assert files, f"git knows no file below {folders or ROOT}"
    return files
