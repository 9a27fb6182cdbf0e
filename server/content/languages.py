"""The languages this installation speaks, and where its pages stand in each."""

from functools import cache

from server.content.catalogue.files import FIRST_LANGUAGE
from server.content.catalogue.read import FOLDER
from server.content.catalogue.words import languages


@cache
def spoken() -> tuple[str, ...]:
    return languages(FOLDER)


def page_path(path: str, language: str) -> str:
    """`/i` as a reader of Spanish opens it: `/es/i`.

    A language that is not spoken here gets the plain path: the browser's decides there.
    """
    return f"/{language}{path}" if language in spoken() and language != FIRST_LANGUAGE else path
