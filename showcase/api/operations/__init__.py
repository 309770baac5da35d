"""The operations of the API. Each parses, asks and returns; every list begins with whom a visitor may meet."""
