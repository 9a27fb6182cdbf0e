"""What the `unknot` command does; alone it serves the app.

What cannot be done is said in one line on standard error, with exit code 2. Heavy parts are imported by the command
that needs them, so that `questions` and `assess` start quickly.
"""

from __future__ import annotations

import argparse
import codecs
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from server.arguments import REFUSED, ArgumentParser
from server.settings import StartRefused, read_settings
from server.version import VERSION

INTERRUPTED = 130  # as the shell says it of other programs
READER_GONE = 141


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    _print_in_any_encoding()
    options = _parser().parse_args(given)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        if sys.stdout is not None:  # closed by whoever called
            sys.stdout.flush()
        return code
    except StartRefused as refused:
        print(f"unknot: {refused}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `unknot openapi | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


@contextmanager
def _undone_when_interrupted() -> Iterator[None]:
    """For what writes: an interrupt is an exception in this block, so that nothing half-made is left."""
    ends_at_once = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if ends_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if ends_at_once:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


def _print_in_any_encoding() -> None:
    """What a terminal cannot show is written as in JSON, which then stays JSON."""
    codecs.register_error("unknot", _escaped)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="unknot")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _parser() -> argparse.ArgumentParser:
    parser = ArgumentParser("unknot", description="Self-care between visits. Alone: unknot serve.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(command=command)
        return added

    serve = add("serve", _serve, "Serve the app (what `unknot` alone does).")
    _add_data(serve)
    serve.add_argument(
        "--host", help="address to listen on; 0.0.0.0 for every network (UNKNOT_HOST, 127.0.0.1)"
    )
    serve.add_argument("--port", help="port to listen on (UNKNOT_PORT, 8000)")
    serve.add_argument("--tls-cert", help="certificate for HTTPS, a PEM file (UNKNOT_TLS_CERT)")
    serve.add_argument("--tls-key", help="its private key, a PEM file (UNKNOT_TLS_KEY)")
    serve.add_argument(
        "--demo", action="store_true", help="a small clinic to look at, in a data folder of its own"
    )
    _add_data(add("migrate", _migrate, "Bring the database to this program's schema."))
    _add_data(add("restored", _restored, "Say that a PostgreSQL backup was put back by hand."))
    _add_content_commands(add)
    _add_person(add("person", _person, "People of this installation, for whoever runs the server."))
    add("openapi", _openapi, "Print the HTTP API as an OpenAPI document.")
    return parser


def _add_data(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument("--data", help="data folder (UNKNOT_DATA, ./data)", default=default)


def _add_content_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    add("questions", _questions, "Print the questions of the self-assessment as JSON.")
    assess = add("assess", _assess, "Work out the outcome for answers in JSON.")
    assess.add_argument("file", metavar="FILE", help="JSON with the answers, or - for standard input")
    check = add("check-content", _check_content, "Check questions, rules, exercises, routines and articles.")
    check.add_argument("folder", metavar="FOLDER", nargs="?", help="instead of the content of this program")


def _add_person(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    what = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    everybody = what.add_parser("list", help="everybody with an account")
    add = what.add_parser("add-therapist", help="a one-time link for a new therapist")
    add.add_argument("name")
    end = what.add_parser("end-sign-ins", help="sign every device of a person out")
    end.add_argument("person", help="login or id")
    for one in (everybody, add, end):
        _add_data(one, default=argparse.SUPPRESS)  # given before WHAT or after it, it counts


def _serve(options: argparse.Namespace) -> int:
    from server import starting

    settings = read_settings(
        data=options.data,
        host=options.host,
        port=options.port,
        tls_cert=options.tls_cert,
        tls_key=options.tls_key,
    )
    if options.demo:
        from server.demo.folder import demo_settings

        settings = demo_settings(settings, folder_was_named=options.data is not None)
    with _undone_when_interrupted():
        starting.serve(settings, demo=options.demo)
    return 0


def _migrate(options: argparse.Namespace) -> int:
    import asyncio

    from server.data_folder import data_folder
    from server.schema import migrate

    settings = read_settings(data=options.data)
    with _undone_when_interrupted(), data_folder(settings):
        applied = asyncio.run(migrate(settings))
    print("\n".join(f"Applied {name}" for name in applied) or "Nothing to do: the database has this schema.")
    return 0


def _restored(options: argparse.Namespace) -> int:
    from server.restored import note_restore

    with _undone_when_interrupted():
        print(note_restore(read_settings(data=options.data)))
    return 0


def _person(options: argparse.Namespace) -> int:
    from server import people

    with _undone_when_interrupted():
        return people.run(options, read_settings(data=options.data))


def _openapi(_: argparse.Namespace) -> int:
    from server.app import create_app
    from server.openapi import document

    print(json.dumps(document(create_app(read_settings({}))), indent="\t", ensure_ascii=False))
    return 0


def _questions(_: argparse.Namespace) -> int:
    from server.assessment.command import questions_command

    return questions_command([])


def _assess(options: argparse.Namespace) -> int:
    from server.assessment.command import assess_command

    return assess_command([options.file])


def _check_content(options: argparse.Namespace) -> int:
    from server.content.command import check_content

    return check_content([options.folder] if options.folder else [])
