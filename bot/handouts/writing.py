"""Files are written whole and all together, or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.errors import YourMistake


def write_all(files: Mapping[Path, str], folder: Path | None = None) -> None:
    """Each text to its file; ``folder`` is made if it is not there.

    Raises ``YourMistake`` where one cannot be written; then none is.
    """
    ready: dict[Path, Path] = {}
    file = folder
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            if file.is_dir():
                raise YourMistake(f"{file} is a folder. Name a file. Nothing was written.")
            if not file.exists() or file.is_file():
                ready[file] = _beside(file, text)
        for file, text in files.items():
            if file not in ready:  # a pipe, or the terminal: nothing can stand beside it
                file.write_text(text, encoding="utf-8", newline="")
        for file, written in ready.items():
            written.replace(file)
    except OSError as error:
        said = f"{file} cannot be written: {error.strerror}. Nothing was written."
        raise YourMistake(said) from None
    finally:
        for written in ready.values():
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)


def _beside(file: Path, text: str) -> Path:
    """The text in a file of its own in the same folder, readable as any other new file."""
    handle, name = tempfile.mkstemp(prefix=".lotse-", dir=file.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(0o666 & ~mask)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written
