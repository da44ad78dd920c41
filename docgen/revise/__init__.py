"""A revision: its basis, its notes, the register, the comparison table, the tracked document."""
