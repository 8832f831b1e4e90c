"""A collector that is not plugged in: it asks a simulated web without a socket.

For crash tests (`killing.py`) and measurements (`bench/crawl.py`), which run this beside them.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from danvan_nlp.crawl import Asked, Clock, Exchange, Means, Network
from danvan_nlp.simulator import Request, Web


class DirectTransport:
    """Answers of a simulated web, as if they had come over the network."""

    def __init__(self, web: Web, clock: Clock) -> None:
        """Ask this web, at the times of this clock."""
        self._web = web
        self._clock = clock

    def exchange(self, asked: Asked) -> Exchange:
        """The answer to one request; nothing is slow or cut on this way."""
        parts = urlsplit(asked.url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {name.lower(): value for name, value in asked.headers.items()}
        reply = self._web.answer(Request(host=parts.netloc, target=target, headers=headers))
        return Exchange(
            url=asked.url,
            at=self._clock.now(),
            request_headers=tuple(asked.headers.items()),
            status=reply.status,
            reason="",
            headers=reply.headers,
            raw=reply.body,
            body=reply.body,
        )

    def forget(self, host: str) -> None:
        """Nothing is kept for a host."""
        del host


def unplugged(web: Web, clock: Clock) -> Means:
    """What a run over this web works with: no network at all."""
    routes = dict.fromkeys(web.hosts, ("127.0.0.1", 1))
    return Means(
        network=Network(routes=routes, closed=True),
        transport=DirectTransport(web, clock),
        clock=clock,
    )
