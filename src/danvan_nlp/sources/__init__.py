"""Declared sites: who publishes them, where articles are listed, how they are read politely."""

from danvan_nlp.sources.addresses import (
    address_key,
    host_group,
    in_scope,
    is_article,
    is_trap,
    normal_address,
)
from danvan_nlp.sources.declared import (
    Basis,
    DateForm,
    Evidence,
    Kind,
    Layout,
    Politeness,
    Source,
    Tls,
)
from danvan_nlp.sources.load import (
    build_source,
    declared_sources,
    load_sources,
    shipped_families,
)
from danvan_nlp.sources.places import (
    Province,
    province_at,
    province_by_code,
    province_of,
    source_of,
)

__all__ = [
    "Basis",
    "DateForm",
    "Evidence",
    "Kind",
    "Layout",
    "Politeness",
    "Province",
    "Source",
    "Tls",
    "address_key",
    "build_source",
    "declared_sources",
    "host_group",
    "in_scope",
    "is_article",
    "is_trap",
    "load_sources",
    "normal_address",
    "province_at",
    "province_by_code",
    "province_of",
    "shipped_families",
    "source_of",
]
