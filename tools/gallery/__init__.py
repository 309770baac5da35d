"""Pictures of every template and state of the site, in several windows, on one sheet: to look at before a release."""
