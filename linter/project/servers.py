"""The address of a server that texts are sent to.

A server in a configuration must be on this computer: a repository cannot send texts elsewhere. Only the environment
variable, which belongs to the user, may name another one.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from ..messages import Both, both

VARIABLE = "BILINT_GRAMMAR_SERVER"


def server_fault(address: str, *, anywhere: bool) -> Both | None:
    """The reason why a server cannot be used, or None. Without `anywhere`, it must be on this computer."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        return both("“{address}” is no address of a server, such as http://127.0.0.1:8081.", address=address)
    if anywhere or _is_here(host):
        return None
    return both(
        "“{address}” is not on this computer, where texts must stay; only the variable {name} may name such a server.",
        address=address,
        name=VARIABLE,
    )


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
