"""Slabs fill page after page: what belongs together stays so, heads return, nothing is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.flow import Slab, paginate

BOTTOMS = (style.BODY_BOTTOM + 40, style.BODY_BOTTOM)


def nothing(canvas: TaggedCanvas, top: float) -> None:
    """Draw nothing."""


def slab(height: float, *, keep: bool = False, before: float = 0.0) -> Slab:
    return Slab(height, nothing, before=before, keep=keep)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    heading, words = slab(20, keep=True), slab(15)
    pages = paginate([slab(640), heading, words, slab(15)], BOTTOMS)
    for page in pages:
        assert page[-1].slab is not heading


def test_the_first_page_keeps_room_for_the_attribution() -> None:
    pages = paginate([slab(10) for _ in range(200)], BOTTOMS)
    assert min(placed.top - 10 for placed in pages[0]) >= BOTTOMS[0]
    assert min(placed.top - 10 for placed in pages[1]) < BOTTOMS[0]


def test_space_above_is_dropped_at_a_page_s_head() -> None:
    pages = paginate([slab(600), slab(300, before=30)], BOTTOMS)
    assert pages[1][0].top == style.BODY_TOP


def test_a_head_returns_on_each_page() -> None:
    head = slab(20)
    rows = [Slab(100, nothing, head=head) for _ in range(20)]
    pages = paginate([slab(20, keep=True), *rows], BOTTOMS)
    assert [page[0].slab for page in pages[1:]] == [head] * (len(pages) - 1)


def test_a_new_page_is_begun_where_it_is_wanted() -> None:
    last = Slab(20, nothing, new_page=True)
    pages = paginate([slab(20), last], BOTTOMS)
    assert [placed.slab for placed in pages[1]] == [last]
    assert len(paginate([last], BOTTOMS)) == 1


@given(st.lists(st.tuples(st.floats(0.1, 900), st.booleans(), st.floats(0, 30)), max_size=60))
def test_every_slab_is_placed_once_in_order_and_within_the_page(
    told: list[tuple[float, bool, float]],
) -> None:
    slabs = [slab(height, keep=keep, before=before) for height, keep, before in told]
    pages = paginate(slabs, BOTTOMS)
    assert [placed.slab for page in pages for placed in page] == slabs
    for number, page in enumerate(pages):
        bottom = BOTTOMS[min(number, 1)]
        for index, placed in enumerate(page):
            fits = placed.top - placed.slab.height >= bottom - 0.001
            assert fits or index == 0
        assert all(one.top > other.top for one, other in pairwise(page))
