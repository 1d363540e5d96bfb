"""``soraq reload``: has running bots take up new data."""

from __future__ import annotations

import click

from bot.cli.options import examples
from bot.cli.streams import put, say


@click.command(epilog=examples("soraq reload", "SORAQ_STATE=/var/lib/soraq soraq reload"))
def reload() -> int:
    """Have the running bot check its data and take it up.

    The bot is found by the folder of its state (SORAQ_STATE).  The new data is checked as
    'soraq check' does it and then put in the place of the old at once; answers under way are
    finished with the old.  Where the check finds something, that is printed and the old stays.
    """
    from bot.config import state_folder
    from bot.dialogue.control import reload_all

    folder = state_folder()
    outcomes = reload_all(folder)
    if not outcomes:
        say(
            f"soraq: No bot is running with its state in {folder}. Start one with 'soraq "
            "telegram', or set SORAQ_STATE to the folder of the one that runs."
        )
        return 1
    for outcome in outcomes:
        if outcome is None:
            say("soraq: A bot did not say what became of it. See its log.")
        elif outcome.taken:
            put(f"Data {outcome.version} is in use.")
        else:
            for reason in outcome.reasons:
                put(reason)
            say(f"The new data is refused; {outcome.version} stays in use.")
    if all(outcome and outcome.taken for outcome in outcomes):
        say("Next: ask the bot something.")
        return 0
    say("Next: mend what is named, then run 'soraq reload' again.")
    return 1
