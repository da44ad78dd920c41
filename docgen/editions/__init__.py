"""Editions: what was signed off, kept so that nothing can differ from it in silence.

`docgen.editions.digest.digest` names a content, `signoff.sign_off` freezes it, `verify` tells
whether a file or a folder is what was signed, `handout` gives the frozen files out again.
"""

from docgen.editions.digest import candidate, canonical, digest

__all__ = ["candidate", "canonical", "digest"]
