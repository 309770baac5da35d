"""Every way out of the house: cards, metadata, share links, embeds, feeds, sitemaps."""
