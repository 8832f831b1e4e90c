"""Which machines may be spoken to: every address is resolved, checked and then used as it is.

An address of a page is chosen by strangers (redirects, feeds, sitemaps), so it must not
lead into the network that the collector runs in. `routes` is the one way round the
check: hosts that a caller names in code, for a server of its own on loopback.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from danvan_nlp.crawl.outcomes import FetchError, Outcome

Place = tuple[str, int]
Resolver = Callable[[str, int], Sequence[str]]
PORTS = frozenset({80, 443})
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_RELAYS = ip_network("192.88.99.0/24")


def system_resolver(host: str, port: int) -> list[str]:
    """Every address that the system knows for a host.

    Raises:
        OSError: there is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, also behind 4-in-6 forms."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _embedded(found) if isinstance(found, IPv6Address) else found
    if inner is None:
        return False
    if isinstance(inner, IPv4Address) and inner in _RELAYS:
        return False
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _embedded(found: IPv6Address) -> IPv4Address | IPv6Address | None:
    """The IPv4 address that an IPv6 one stands for, itself where it stands for none."""
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    if found.sixtofour is not None:
        return found.sixtofour
    if found.teredo is not None:
        return None
    if any(found in network for network in _NAT64):
        return IPv4Address(int(found) & 0xFFFFFFFF)
    if int(found) >> 32 == 0:
        return IPv4Address(int(found)) if int(found) > 1 else None
    return found


@dataclass(frozen=True, kw_only=True)
class Network:
    """How host names become places to connect to.

    Attributes:
        resolve: every IP address of a host.
        routes: hosts that lead elsewhere without any check; empty outside tests and demo.
        closed: hosts outside `routes` cannot be reached at all.
    """

    resolve: Resolver = system_resolver
    routes: Mapping[str, Place] = field(default_factory=dict)
    closed: bool = False

    def places(self, url: str) -> tuple[Place, ...]:
        """Where the host of this address is; each place has been checked.

        Raises:
            FetchError: `dns` where nothing is found, `forbidden_address` where any of the
                addresses is not public, or for a port other than 80 and 443.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        if port not in PORTS:
            raise FetchError(Outcome.FORBIDDEN_ADDRESS, f"port {port} of {host}")
        if host in self.routes:
            return (self.routes[host],)
        if self.closed:
            raise FetchError(Outcome.DNS, f"{host} is not part of this network")
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(Outcome.DNS, f"{host}: {error}") from error
        if not found:
            raise FetchError(Outcome.DNS, f"{host} has no address")
        if hidden := [address for address in found if not is_public(address)]:
            raise FetchError(Outcome.FORBIDDEN_ADDRESS, f"{host} is at {hidden[0]}")
        return tuple((address, port) for address in found)
