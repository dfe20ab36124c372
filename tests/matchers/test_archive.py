"""The archive: what was taken out was never in it, and it may be asked while it changes."""

from __future__ import annotations

from threading import Event, Thread

from matchers.archive import Archive, Entry
from matchers.model import Tag

EXCEL = Entry("t/1", "Doppelte Einträge in Excel finden", ("dubletten", "excel"))
CSV = Entry("t/2", "CSV-Datei mit Umlauten einlesen", ("r",))
TAGS = (Tag("dubletten", 0.9), Tag("excel", 0.9))
ASKED = "Wie finde ich doppelte Einträge in Excel?"


def holding(*entries: Entry) -> Archive:
    archive = Archive(lambda _: False)
    archive.take(archive.difference(entries))
    return archive


def test_what_was_answered_is_found_by_what_is_asked() -> None:
    (found,) = holding(EXCEL, CSV).find(ASKED, tags=TAGS)
    assert found.key == EXCEL.thread
    assert found.topics == ("dubletten", "excel")
    assert holding(EXCEL, CSV).find("Wer kommt zum Sommerfest?", tags=TAGS) == ()


def test_what_was_taken_out_was_never_in_it() -> None:
    archive = holding(EXCEL, CSV)
    archive.take(archive.difference([CSV]))
    assert archive == holding(CSV)
    assert archive.find(ASKED, tags=TAGS) == ()


def test_what_reads_differently_is_held_as_it_reads_now() -> None:
    archive = holding(EXCEL)
    renamed = Entry(EXCEL.thread, CSV.title, CSV.topics)
    archive.take(archive.difference([renamed]))
    assert archive == holding(renamed)
    assert archive.difference([renamed]) == [], "nothing is left to be done"


def test_it_may_be_asked_while_it_changes() -> None:
    """Two steps that contradict each other: whoever asks sees one of them, and no fault."""
    archive, over = holding(CSV), Event()
    steps = [archive.difference([CSV, EXCEL]), holding(CSV, EXCEL).difference([CSV])]

    def change() -> None:
        while not over.is_set():
            for step in steps:
                archive.take(step)

    changing = Thread(target=change)
    changing.start()
    try:
        found = {len(archive.find(ASKED, tags=TAGS)) for _ in range(2000)}
    finally:
        over.set()
        changing.join()
    assert found <= {0, 1}
