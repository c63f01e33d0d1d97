"""Page objects: what a person sees and does on each page, so that stories read as stories."""
