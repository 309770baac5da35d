"""The addresses of sharing. Each view parses, asks, returns."""
