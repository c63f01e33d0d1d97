"""Ids are UUIDv7: they tell when they were made, sort so, and never meet."""

import threading
import time
from uuid import UUID

from sle_desktop.clock import new_id


def test_an_id_is_a_uuid_of_the_seventh_kind_that_tells_its_time() -> None:
    before = time.time_ns() // 1_000_000
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 60_000
    assert len(str(made)) == 36


def test_later_ids_sort_after_earlier_ones() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_threads_never_make_the_same_id() -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.extend(new_id() for _ in range(500))) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(made)) == 4000
