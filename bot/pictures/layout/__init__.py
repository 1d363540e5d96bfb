"""Picture → scene: where everything stands.  Pure functions; no label lies over another."""

from __future__ import annotations

from bot.pictures import Picture, Status, Ties, Timeline
from bot.pictures.scene import Scene


def scene_of(picture: Picture) -> Scene:
    """Lay a picture out."""
    from bot.pictures.layout.status import status_scene
    from bot.pictures.layout.ties import ties_scene
    from bot.pictures.layout.timeline import timeline_scene

    match picture:
        case Timeline():
            return timeline_scene(picture)
        case Ties():
            return ties_scene(picture)
        case Status():
            return status_scene(picture)
