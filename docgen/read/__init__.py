"""Reading: a plan's folder as texts and values, each with its position."""
