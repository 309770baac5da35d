"""Draws the pictures and films of the demo; see `tools/draw_demo_art.py`."""
