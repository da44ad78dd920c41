"""The document tree: typed, frozen nodes that know documents and no file format."""
