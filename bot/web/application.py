"""The pages put together into one application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.web import assets, crawlers, dataset, drawn, errors, health, things
from bot.web.chat import login, talking
from bot.web.chat.door import Door
from bot.web.chat.room import Room
from bot.web.compression import Compression
from bot.web.cross_origin import CrossOrigin
from bot.web.errors import Faults
from bot.web.headers import SecurityHeaders
from bot.web.limits import Limits, Rates
from bot.web.ontology import pages as ontology
from bot.web.service import Service
from bot.web.sparql import endpoint
from bot.web.webhook import Webhook


def make_application(service: Service, room: Room, webhook: Webhook | None = None) -> Starlette:
    """The application that answers from ``service`` and ``room``; whoever made them closes them.

    ``webhook`` is that of a bot that runs within.
    """
    delivered = frozenset({webhook.path} if webhook else ())
    application = Starlette(
        routes=[
            *(webhook.routes if webhook else ()),
            *talking.routes,
            *login.routes,
            *things.routes,
            *endpoint.routes(service.web.queries),
            *drawn.routes,
            *dataset.routes,
            *ontology.routes,
            *crawlers.routes,
            *health.routes,
            *assets.routes,
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(CrossOrigin),
            Middleware(Compression),
            Middleware(Faults),
            Middleware(Limits, Rates(service.web.per_minute), service.web.largest, delivered),
            Middleware(Door, room.invited, room.sessions, delivered),
        ],
        exception_handlers=errors.handlers,
    )
    application.state.service = service
    application.state.room = room
    return application
