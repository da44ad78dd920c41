"""Completion scripts of the shells, made from the command line's own parser."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from docgen.messages.codes import CODES


@dataclass(frozen=True, slots=True)
class _Command:
    """What may follow a command: its options, and the words of its argument."""

    name: str
    help: str
    options: tuple[str, ...]
    words: tuple[str, ...]


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """Return the completion script for bash, zsh or fish."""
    commands = _commands(parser)
    match shell:
        case "bash":
            return _bash(commands)
        case "zsh":
            return "#compdef docgen\nautoload -U +X bashcompinit && bashcompinit\n" + _bash(
                commands
            )
        case _:
            return _fish(commands)


def _commands(parser: argparse.ArgumentParser) -> list[_Command]:
    found = []
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        helps = {one.dest: one.help or "" for one in action._get_subactions()}
        for name, own in action.choices.items():
            found.append(_command(name, helps.get(name, ""), own))
    return found


def _command(name: str, words: str, parser: argparse.ArgumentParser) -> _Command:
    options: list[str] = []
    choices: list[str] = []
    for action in parser._actions:
        options.extend(option for option in action.option_strings if option.startswith("--"))
        if not action.option_strings and action.choices:
            choices.extend(str(choice) for choice in action.choices)
    if name == "explain":
        choices.extend(CODES)
    return _Command(name, words.replace("%%", "%"), tuple(options), tuple(choices))


def _bash(commands: list[_Command]) -> str:
    cases = "\n".join(
        f'    {one.name}) words="{" ".join((*one.options, *one.words))}" ;;' for one in commands
    )
    names = " ".join(one.name for one in commands)
    return f"""_docgen() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{names} --help --version --language" -- "$current"))
    return
  fi
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -d -- "$current"))
}}
complete -o filenames -F _docgen docgen"""


def _fish(commands: list[_Command]) -> str:
    lines = ["complete -c docgen -f -n __fish_is_first_arg"]
    for one in commands:
        told = one.help.replace("'", "\\'")
        lines.append(f"complete -c docgen -n __fish_is_first_arg -a {one.name} -d '{told}'")
        seen = f"'__fish_seen_subcommand_from {one.name}'"
        lines.extend(
            f"complete -c docgen -n {seen} -l {option.removeprefix('--')}" for option in one.options
        )
        if one.words:
            lines.append(f"complete -c docgen -f -n {seen} -a '{' '.join(one.words)}'")
    return "\n".join(lines)
