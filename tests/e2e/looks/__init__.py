"""How the site's main pages look: their first screenful, as it was when somebody last looked at it."""
