"""The site for servers that are started here: told what a proxy in front would say, that visitors speak TLS."""

from collections.abc import Iterable

from showcase.delivery.server import Server


class BehindAProxy(Server):
    """Who asks may say otherwise, as the proxy would of a visitor who does not."""

    def __call__(self, environ: dict, start_response: object) -> Iterable[bytes]:
        return super().__call__({"HTTP_X_FORWARDED_PROTO": "https"} | environ, start_response)
