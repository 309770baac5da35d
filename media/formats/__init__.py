"""Files from strangers, read before they are kept: pictures, films and captions. No models, no database."""
