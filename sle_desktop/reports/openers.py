"""Words that begin a sentence and are no names: after a colon they go on in small letters.

A person's words are changed only where nothing can be lost: names, months, years and whatever is
not listed here keep their capital. Words that are also names (Mark, Will, Grace, May) are left out.
"""

import re

OPENERS = frozenset(
    re.findall(
        r"[a-z]+",
        """
        a about adults after all almost already also although an and another any anyone are as
        ask at because before begin being best better between bit book both bring build but by
        cannot careful change check checks children choose class classes clearer collect
        common compare cover daily decide describe develop difference different discuss do
        does draw drawing drawings during each early eight either end enough errors even every
        everyone everything evidence examples explain explanations extra facts feedback few
        fewer fewest film find first five follow for found four from gaps get give good groups
        half have headteacher hear help helped helps here how if in instead introduce invite
        is it its join keep known large larger last later leaders learn learning least leave
        less lessons let likely links list listen little long look looking made make making
        many maths meet methods misconceptions mistakes mixed models more most move much name
        near never new next nine no nobody none not note nothing notice now number numbers
        observe of often on once one only open or order other others our over pairs parents
        part partly people photograph place plan planning plans practice practise problem problems
        progress prompts pupil pupils put question questions quick quickly read reading
        reasons recall record regular remember repeat revisit run same say school see senior
        sentence sessions set seven several share shared short show six slowly small so some
        someone staff start stay stems step steps still stop strategies strategy stronger
        structure support take talk talking task tasks teach teacher teachers teaching ten
        test that the their them then there these they third this those three time to today
        together too train try turn two under unit units until use used using very visit
        visits wait watch ways we weekly what when where whether which while who whole why
        with within without words work worked working write wrong
        """,
    )
)
"""In small letters."""
