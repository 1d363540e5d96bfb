"""The pages put together into one application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.web import assets, errors, front, health, things
from bot.web.cross_origin import CrossOrigin
from bot.web.errors import Faults
from bot.web.headers import SecurityHeaders
from bot.web.limits import Limits, Rates
from bot.web.service import Service
from bot.web.sparql import endpoint


def make_application(service: Service) -> Starlette:
    """The application that answers from ``service``; whoever made the service closes it."""
    application = Starlette(
        routes=[
            *front.routes,
            *things.routes,
            *endpoint.routes(service.web.queries),
            *health.routes,
            *assets.routes,
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(CrossOrigin),
            Middleware(Faults),
            Middleware(Limits, Rates(service.web.per_minute), service.web.largest),
        ],
        exception_handlers=errors.handlers,
    )
    application.state.service = service
    return application
