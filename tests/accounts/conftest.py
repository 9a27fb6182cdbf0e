"""The named cast, for every test in this folder."""

from tests.cast import clinic, maria, olek, tomasz, wera

__all__ = ["clinic", "maria", "olek", "tomasz", "wera"]
