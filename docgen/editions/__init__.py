"""Editions: what was signed off, kept so that nothing can differ from it in silence.

`digest.digest` names a content, `signoff.sign_off` freezes it, `verify` tells whether a file or
a folder is what was signed, `handout` gives the frozen files out again, `commands` are the
command line's. Nothing is imported here: the command line starts quickly.
"""
