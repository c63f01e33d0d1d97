"""The window: pages, widgets and the look; the only package, with the start, that knows Qt."""
