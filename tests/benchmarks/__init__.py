"""Speed and memory, printed beside a bare baseline."""
