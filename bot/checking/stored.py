"""Is a store on disk or an endpoint ready to be asked?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot.checking.findings import Finding
from bot.config import Settings, SettingsError
from bot.query.library import library
from bot.query.template import Result
from bot.store.base import Store, StoreError, TimedOutError, TooLargeError
from bot.store.content import lacking
from bot.store.disk import DiskStore, damaged_files
from bot.store.endpoint import Endpoint
from bot.store.loading import project_rules
from bot.store.manifest import ABOUT_QUERY, Manifest, rules_version
from bot.store.names import NAMES
from bot.store.remote import HAS_RULES, RemoteStore, endpoint_of, graph_sizes, seen_graphs
from bot.vocabulary import GRAPH_INFERRED


def check_store(settings: Settings) -> list[Finding]:
    """What is wrong with the store of ``settings``, which is on disk or an endpoint."""
    try:
        return list(_found(settings, whole=True))
    except StoreError as error:
        return [Finding(str(error))]


def check_data(settings: Settings) -> list[Finding]:
    """What is wrong with the data in that store; what makes it slow and its queries are left out.

    Raises :class:`StoreError` where the data cannot be seen.
    """
    return list(_found(settings, whole=False))


def check_queries(store: Store, name: str) -> list[Finding]:
    """Which queries do not run in ``store``; one that takes it too long is no finding."""
    return [finding for finding, error in _queries(store, name) if not _is_slow(error)]


def opened(settings: Settings) -> Store:
    """That store, without a copy to ask in its place."""
    choice = settings.store
    if choice.kind == "disk":
        return DiskStore.open(Path(choice.place).expanduser())
    return RemoteStore.open(endpoint_of(choice.place, settings.endpoint))


def _found(settings: Settings, *, whole: bool) -> Iterator[Finding]:
    choice = settings.store
    if choice.kind == "disk":
        return _on_disk(Path(choice.place).expanduser(), choice.place, whole)
    if choice.kind == "remote":
        return _endpoint(endpoint_of(choice.place, settings.endpoint), whole)
    raise SettingsError(
        "The store in memory is filled at each start: check its files, with 'soraq check PATH'."
    )


def _on_disk(folder: Path, name: str, whole: bool) -> Iterator[Finding]:
    # Damaged files are not opened: the engine may take all memory over them.
    if broken := damaged_files(folder):
        for file in broken:
            yield Finding(
                f"The file {file} no longer holds what was written to it. Load again, and have "
                "the disk looked at.",
                thing=name,
            )
        return
    with DiskStore.open(folder) as disk:
        if said := lacking(disk.manifest.graphs, disk.ask):
            yield Finding(f"{said} Then load them: soraq load PATH --store {name}.", thing=name)
            return
        yield from _manifest(disk.manifest, name)
        if whole and not (disk.state / NAMES).is_file():
            yield Finding(
                "There is no index of names, so every start reads all of the data. Load again.",
                thing=name,
            )
        if whole:
            yield from (finding for finding, _ in _queries(disk, name))


def _endpoint(endpoint: Endpoint, whole: bool) -> Iterator[Finding]:
    manifest = Manifest.from_rows(endpoint.select(ABOUT_QUERY))
    if manifest is None:
        yield Finding(
            "The version is missing: nothing tells when the data changes, nor whether it is "
            f"whole. Fill it with 'soraq load --store {endpoint.name}'.",
            thing=endpoint.name,
        )
        graphs = seen_graphs(endpoint)
        manifest = Manifest("", "", graph_sizes(endpoint, graphs))
    else:
        yield from _manifest(manifest, endpoint.name)
    ask = partial(endpoint.ask, graphs=tuple(manifest.graphs))
    if manifest.rules and (said := lacking(manifest.graphs, ask)):
        yield Finding(
            f"{said} Then load them: soraq load PATH --store {endpoint.name}.", thing=endpoint.name
        )
        return
    if not manifest.graphs or not endpoint.ask(HAS_RULES, tuple(manifest.graphs)):
        yield Finding(
            "The rules of the ontology have not been applied, so nothing would be found. "
            f"Fill it with 'soraq load --store {endpoint.name}'.",
            thing=endpoint.name,
        )
        return
    for graph, size in graph_sizes(endpoint, manifest.graphs).items():
        if size != manifest.graphs[graph]:
            yield Finding(
                f"The graph {graph} has {size} triples in place of {manifest.graphs[graph]}: "
                "somebody else changed it. Load again.",
                thing=endpoint.name,
            )
    if whole:
        store = RemoteStore(endpoint, manifest)
        yield from (finding for finding, _ in _queries(store, endpoint.name))


def _manifest(manifest: Manifest, name: str) -> Iterator[Finding]:
    if not manifest.version:
        yield Finding("A load is under way, or was broken off. Load again.", thing=name)
    elif not manifest.rules:
        yield Finding("It is not said which rules have been applied. Load again.", thing=name)
    elif manifest.rules != rules_version(project_rules()):
        yield Finding(
            "The rules applied are not this program's, so answers may be missing. Load again.",
            thing=name,
        )
    if not any(graph.startswith(GRAPH_INFERRED) for graph in manifest.graphs):
        yield Finding(
            "The ontology's rules made nothing of the data, so nothing would be found: no thing "
            "in it has a class. Load data that says of what class its things are.",
            thing=name,
        )


def _queries(store: Store, name: str) -> Iterator[tuple[Finding, StoreError]]:
    """Each query that does not run there as it stands, and what was said of it."""
    run: dict[Result, Callable[[str], object]] = {
        Result.ROWS: partial(store.select, most=1),
        Result.GRAPH: partial(store.construct, most=1),
        Result.BOOLEAN: store.ask,
    }
    for template in library().values():
        try:
            run[template.result](template.text)
        except StoreError as error:
            yield Finding(str(error), template.path, thing=name), error


def _is_slow(error: StoreError) -> bool:
    return isinstance(error, TimedOutError | TooLargeError)
