"""Finish: the real pages, who signs, what goes where; then the hand-over of what was locked."""
