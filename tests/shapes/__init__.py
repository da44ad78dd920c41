"""Plans of shapes that no sample has: each comes out whole in both files."""
