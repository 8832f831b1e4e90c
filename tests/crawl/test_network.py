"""Fault 22: no address of a page leads into the network that the collector runs in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.crawl.network import Network, is_public
from danvan_nlp.crawl.outcomes import FetchError, Outcome


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.7", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1",  # noqa: S104
        "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.88.99.1",
        "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::a00:1", "2002:a00:1::", "2001:0:a00:1::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "not an address", "",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    """Loopback, private, link-local, multicast and reserved addresses, also behind 4-in-6."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["14.225.1.1", "113.160.0.1", "2405:4800::1", "::ffff:14.225.1.1", "64:ff9b::ee1:101"],
)
def test_what_is_public(address: str) -> None:
    """Addresses of the open network."""
    assert is_public(address)


def test_one_hidden_address_is_enough_to_refuse_a_host() -> None:
    """A host that is at a public and a private address is refused: which one is used is chance."""
    network = Network(resolve=lambda _host, _port: ["14.225.1.1", "10.0.0.1"])
    with pytest.raises(FetchError) as caught:
        network.places("https://x.gov.vn/")
    assert caught.value.outcome is Outcome.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://localhost/",
    ],
)
def test_names_of_this_machine_are_refused(url: str) -> None:
    """However loopback is written, the system's own resolver is asked and its answer checked."""
    with pytest.raises(FetchError) as caught:
        Network().places(url)
    assert caught.value.outcome in {Outcome.FORBIDDEN_ADDRESS, Outcome.DNS}


@pytest.mark.parametrize(
    "url", ["http://x.gov.vn:22/", "https://x.gov.vn:8080/", "http://x.test:1/"]
)
def test_only_the_two_ports_of_the_web(url: str) -> None:
    """Ports other than 80 and 443 are refused, for routed hosts too."""
    network = Network(resolve=lambda _h, _p: ["14.225.1.1"], routes={"x.test": ("127.0.0.1", 1)})
    with pytest.raises(FetchError) as caught:
        network.places(url)
    assert caught.value.outcome is Outcome.FORBIDDEN_ADDRESS


def test_a_checked_address_is_the_one_that_is_used() -> None:
    """The place to connect to is the checked address, so a second answer of DNS changes nothing."""
    answers = iter([["14.225.1.1"], ["127.0.0.1"]])
    network = Network(resolve=lambda _host, _port: next(answers))
    assert network.places("https://x.gov.vn/") == (("14.225.1.1", 443),)
    with pytest.raises(FetchError):
        network.places("https://x.gov.vn/")


def test_a_name_without_address_is_dns() -> None:
    """Fault 17: a name that does not resolve is told apart from a host that does not answer."""
    with pytest.raises(FetchError) as caught:
        Network().places("http://khong-co.invalid/")
    assert caught.value.outcome is Outcome.DNS


def test_a_closed_network_knows_its_routes_only() -> None:
    """The demo's network leads to the simulator and nowhere else."""
    network = Network(routes={"x.test": ("127.0.0.1", 8000)}, closed=True)
    assert network.places("http://x.test/a") == (("127.0.0.1", 8000),)
    with pytest.raises(FetchError):
        network.places("https://laocai.gov.vn/")


@given(st.integers(min_value=0, max_value=2**128 - 1))
def test_any_address_has_an_answer(number: int) -> None:
    """No address makes the check fail, and no 4-in-6 form of a private one passes."""
    from ipaddress import IPv6Address

    address = IPv6Address(number)
    if is_public(str(address)):
        assert not address.is_private
        assert not address.is_multicast
