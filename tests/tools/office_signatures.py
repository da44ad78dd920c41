"""Asks LibreOffice whether the signatures inside DOCX files are valid.

`/usr/bin/python3 tests/tools/office_signatures.py FILE…` (the interpreter that has `uno`) prints
`valid`, `broken` or `none` for each file.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

READ = 1
TRIES = 150


def main(names: list[str]) -> None:
    """Start an office of its own, ask it about each file, end it."""
    with tempfile.TemporaryDirectory(prefix="docgen-office-") as profile:
        pipe = f"docgen{os.getpid()}"
        options = ["--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
        accept = f"--accept=pipe,name={pipe};urp"
        office = subprocess.Popen(
            ["soffice", *options, accept], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            context = _connected(pipe)
            for name in names:
                print(f"{name}\t{_state(context, Path(name).resolve())}")
            _service(context, "frame.Desktop").terminate()
        finally:
            office.terminate()
            office.wait(30)


def _connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    manager = local.ServiceManager
    resolver = manager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.2)
    raise SystemExit("no office")


def _service(context: Any, name: str) -> Any:
    manager = context.ServiceManager
    return manager.createInstanceWithContext(f"com.sun.star.{name}", context)


def _state(context: Any, path: Path) -> str:
    access = _service(context, "ucb.SimpleFileAccess")
    stream = access.openFileRead(uno.systemPathToFileUrl(str(path)))
    form = PropertyValue()
    form.Name, form.Value = "StorageFormat", "ZipFormat"
    properties = uno.Any("[]com.sun.star.beans.PropertyValue", (form,))
    storage = uno.invoke(
        _service(context, "embed.StorageFactory"),
        "createInstanceWithArguments",
        ((stream, READ, properties),),
    )
    signatures = _service(context, "security.DocumentDigitalSignatures")
    found = signatures.verifyDocumentContentSignatures(storage, None)
    if not found:
        return "none"
    return "valid" if all(one.SignatureIsValid for one in found) else "broken"


if __name__ == "__main__":
    main(sys.argv[1:])
