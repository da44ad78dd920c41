"""Tools of the project: slow checks, the mutation run."""
