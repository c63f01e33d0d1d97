"""Identities, seals and their judgement: the only package that knows X.509 and pyHanko."""

import logging

for _noisy in ("pyhanko", "pyhanko_certvalidator"):
    # A hostile file makes these write tracebacks; the verdict already says what was found.
    logging.getLogger(_noisy).setLevel(logging.CRITICAL + 1)
