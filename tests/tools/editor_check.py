"""Tries the JSON Schemas in the real yaml-language-server, as an editor runs it.

`python -m tests.tools.editor_check FOLDER`, where FOLDER/node_modules holds the npm package
yaml-language-server. Every YAML file of the sample plans must be free of findings; a file with
a misspelt key must have one; and completion must offer a plan's keys with their description.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from docgen.schema import schemas

ROOT = Path(__file__).resolve().parents[2]
SERVER = "node_modules/yaml-language-server/bin/yaml-language-server"
DIRECTIVES = {"strategy-map": "goals", "colour-zones": "zones"}
PLACED = re.compile(r"^:::+ *([a-z-]+) +(data/\S+\.yaml)", re.MULTILINE)


class Server:
    """The language server, spoken to over its standard input and output."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            ["node", str(folder / SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.last = 0
        self.waiting: list[dict[str, Any]] = []

    def send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.last += 1
        own = self.last
        self.send({"id": own, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == own and "method" not in message:
                return message.get("result")
            self.waiting.append(message)

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def read(self) -> dict[str, Any]:
        """Return the next message; requests of the server are answered with nothing."""
        assert self.process.stdout is not None
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            result = [SETTINGS for _ in items] if items else None
            self.send({"id": message["id"], "result": result})
        return message

    def findings(self, uri: str) -> list[str]:
        """Return what the server finds wrong in an opened document."""
        while True:
            message = self.waiting.pop(0) if self.waiting else self.read()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            if message["params"]["uri"] == uri:
                return [
                    f"{one['range']['start']['line']}: {one['message']}"
                    for one in message["params"]["diagnostics"]
                ]


SETTINGS = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}


def main(folder: Path) -> int:
    """Run the check; return how many things were not as they should be."""
    wrong = faults(folder)
    print("\n".join(wrong) or "editor check: good")
    return len(wrong)


def faults(folder: Path) -> list[str]:
    """Return what is not as it should be with the server under FOLDER/node_modules."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        for name, data in schemas().items():
            (Path(place) / name).write_bytes(data)
        server = Server(folder)
        try:
            server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
            server.tell("initialized", {})
            server.tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})
            for file, kind in yaml_files():
                found = opened(server, file.as_uri(), kind, place, file.read_text("utf-8"))
                wrong += [f"{file.relative_to(ROOT)}:{one}" for one in found]
            wrong += check_typo(server, place)
            wrong += check_completion(server, place)
        finally:
            server.process.kill()
            server.process.wait()
    return wrong


def yaml_files() -> list[tuple[Path, str]]:
    """Return the YAML files of the sample plans with the kind of their schema."""
    found = []
    for plan in sorted((ROOT / "content").iterdir()):
        found.append((plan / "plan.yaml", "plan"))
        if (plan / "people.yaml").is_file():
            found.append((plan / "people.yaml", "people"))
        kinds: dict[str, str] = {"data/goals.yaml": "goals"}
        for part in plan.glob("*.md"):
            for directive, name in PLACED.findall(part.read_text("utf-8")):
                kinds[name] = DIRECTIVES.get(directive, directive)
        found += [
            (plan / name, kind)
            for name, kind in sorted(kinds.items())
            if (plan / name).is_file() and f"{kind}.schema.json" in schemas()
        ]
    return found


def opened(server: Server, uri: str, kind: str, place: str, text: str) -> list[str]:
    """Return what the server finds in a text that names its schema in its first line."""
    line = f"# yaml-language-server: $schema={Path(place).as_uri()}/{kind}.schema.json\n"
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": line + text}
    server.tell("textDocument/didOpen", {"textDocument": document})
    return server.findings(uri)


def check_typo(server: Server, place: str) -> list[str]:
    """A misspelt key is found."""
    text = "layuot: clinic\norganisation: {name: А}\nperiod: {from: 2024, to: 2028}\nparts: [a.md]"
    found = opened(server, "file:///typo.yaml", "plan", place, text)
    good = any("layuot" in one for one in found)
    return [] if good else [f"a misspelt key was not found: {found}"]


def check_completion(server: Server, place: str) -> list[str]:
    """Completion offers the keys of a title page, with Kazakh descriptions."""
    text = "layout: clinic\ntitle_page:\n  \n"
    uri = "file:///completion.yaml"
    opened(server, uri, "plan", place, text)
    answer = server.ask(
        "textDocument/completion",
        {"textDocument": {"uri": uri}, "position": {"line": 3, "character": 2}},
    )
    items = {item["label"]: item for item in (answer or {}).get("items", [])}
    good = "stamps" in items and "мөрлері" in json.dumps(items["stamps"], ensure_ascii=False)
    return [] if good else [f"completion does not offer the key «stamps»: {sorted(items)}"]


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
