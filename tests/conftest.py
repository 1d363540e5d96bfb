"""What tests of several rooms share: the project's own data, opened once."""

import pytest

from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.config import Settings
from tests.helpers.asking import Asker


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """An assistant over the project's own graph."""
    return open_assistant(Settings())


@pytest.fixture(scope="session")
def asker(assistant: Assistant) -> Asker:
    """Asks that assistant on a fixed day."""
    return Asker(assistant)
