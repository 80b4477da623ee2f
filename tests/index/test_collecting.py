from __future__ import annotations

import gc
from contextlib import suppress

from index.collecting import uncollected


def test_garbage_is_looked_for_again_afterwards_whatever_happens() -> None:
    with suppress(KeyError), uncollected():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_who_had_it_off_before_keeps_it_off() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
