"""Imports run one way: routes -> actions -> models, rules; pure modules import no I/O; chart knows no neighbour."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "server"
PURE = {
    "rules",
    "folds",
    "protocol",
    "kinds",
    "stamp",
    "canonical",
    "corrections",
    "conditions",
    "evaluate",
} | {"concerns", "summary", "withdrawals"}
IO = {"tortoise", "quart", "aiosqlite", "asyncpg", "hypercorn", "socket", "subprocess", "sqlite3", "asyncio"}
DOMAINS = {"accounts", "assessment", "care", "chart", "clinic", "content"}
# Who may know whom: a domain on the left may import the domains on its right.
KNOWS = {
    "content": set(),
    "assessment": {"content"},
    "chart": set(),
    "accounts": {"chart"},
    "clinic": {"accounts", "chart"},
    "care": {"accounts", "chart", "clinic", "content"},
}

# Beside the domains stand what every domain may use, and what puts all of them together.
PUTS_TOGETHER = {
    "__main__",
    "app",
    "command",
    "installation",
    "people",
    "restored",
    "starting",
    "upkeep",
    "web_app",
}
# What the rest needs of domains all the same: who is asking, and why a checkout cannot be built.
EXCEPTIONS = {"access": {"server.accounts.models"}, "serving": {"server.content.catalogue.read"}}

MODULES = sorted(SERVER.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Dotted names of everything the file imports, relative ones made absolute, at any depth."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
            origin = f"{base}.{node.module or ''}".rstrip(".") if node.level else node.module or ""
            found |= {origin} | {f"{origin}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_but_the_app_imports_routes(path: Path) -> None:
    if path != SERVER / "app.py":
        assert {name for name in imports(path) if name.endswith(".routes")} == set()


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.stem in PURE], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_a_pure_module_imports_no_input_or_output(path: Path) -> None:
    assert {name for name in imports(path) if name.split(".")[0] in IO} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_models_and_rules_do_not_import_what_acts_on_them(path: Path) -> None:
    if path.stem in {"models", "schemas", *PURE}:
        assert {name for name in imports(path) if name.split(".")[-1] in {"actions", "routes"}} == set()


def modules_of(path: Path) -> set[str]:
    """Modules of ours that the file imports, without the names that it takes out of them."""
    found = set()
    for name in imports(path):
        file = ROOT / Path(*name.split("."))
        if name.startswith("server.") and (
            file.with_suffix(".py").is_file() or (file / "__init__.py").is_file()
        ):
            found.add(name)
    return found


@pytest.mark.parametrize("path", sorted(SERVER.glob("*.py")), ids=lambda path: path.name)
def test_what_every_domain_may_use_knows_no_domain(path: Path) -> None:
    if path.stem not in PUTS_TOGETHER:
        allowed = EXCEPTIONS.get(path.stem, set())
        used = {name for name in modules_of(path) if name.split(".")[1] in DOMAINS | PUTS_TOGETHER | {"demo"}}
        assert {name for name in used if not any(one.startswith(name) for one in allowed)} == set()


@pytest.mark.parametrize("domain", sorted(KNOWS))
def test_a_domain_does_not_import_what_puts_domains_together(domain: str) -> None:
    for path in (SERVER / domain).rglob("*.py"):
        assert {name.split(".")[1] for name in modules_of(path)} & PUTS_TOGETHER == set(), path


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {".".join(path.relative_to(ROOT).with_suffix("").parts): modules_of(path) for path in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the way round


@pytest.mark.parametrize("domain", sorted(KNOWS))
def test_a_domain_imports_only_the_domains_it_may_know(domain: str) -> None:
    known: set[str] = set()
    for path in (SERVER / domain).rglob("*.py"):
        known |= {
            name.split(".")[1] for name in imports(path) if name.startswith("server.") and name.count(".")
        }
    assert (known & DOMAINS) - {domain} <= KNOWS[domain]
