"""LibreOffice accepts or rejects all changes of a set of DOCX, in one start of the program.

The office's own Python interface is driven by the system's interpreter, which has its module.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

PYTHON = "/usr/bin/python3"
_SECONDS = 1200
_DRIVER = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
def value(name, what):
    one = PropertyValue(); one.Name = name; one.Value = what
    return one
pipe, jobs = sys.argv[1], json.load(open(sys.argv[2]))
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(240):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
for source, target, command in jobs:
    document = desktop.loadComponentFromURL(source, "_blank", 0, (value("Hidden", True),))
    if command:
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, f".uno:{command}AllTrackedChanges", "", 0, ())
    document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
os._exit(0)  # the module's own clearing up sometimes crashes
"""


def is_there() -> bool:
    """Whether the office and its Python module can be used."""
    if shutil.which("soffice") is None or not Path(PYTHON).exists():
        return False
    probe = subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return probe.returncode == 0


def resaved(documents: Mapping[str, tuple[bytes, str]]) -> dict[str, bytes]:
    """Return each DOCX as LibreOffice saves it after «Accept», «Reject» or nothing."""
    with tempfile.TemporaryDirectory(prefix="docgen-office-") as name:
        folder = Path(name)
        jobs = []
        for key, (data, command) in documents.items():
            source, target = folder / f"{key}-in.docx", folder / f"{key}-out.docx"
            source.write_bytes(data)
            jobs.append((source.as_uri(), target.as_uri(), command))
        (folder / "jobs.json").write_text(json.dumps(jobs))
        (folder / "driver.py").write_text(_DRIVER)
        pipe = folder.name.replace("-", "")
        with subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as office:
            try:
                subprocess.run(
                    [PYTHON, folder / "driver.py", pipe, folder / "jobs.json"],
                    check=True,
                    timeout=_SECONDS,
                )
                office.wait(timeout=60)
            finally:
                if office.poll() is None:
                    office.kill()
        return {key: (folder / f"{key}-out.docx").read_bytes() for key in documents}
