"""The passes over the tree: they number, name, refer, set type and cut into pages."""
