"""Completion scripts of the shells, made from the command line's own parser."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from docgen.messages.codes import CODES


@dataclass(frozen=True, slots=True)
class _Command:
    """What may follow a command: options, the words of its argument, and of its options."""

    name: str
    help: str
    options: tuple[str, ...]
    words: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]


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


def _command(name: str, told: str, parser: argparse.ArgumentParser) -> _Command:
    options: list[str] = []
    choices: list[str] = []
    values: list[tuple[str, tuple[str, ...]]] = []
    for action in parser._actions:
        own = [option for option in action.option_strings if option.startswith("--")]
        words_of = tuple(str(choice) for choice in action.choices or ())
        options.extend(own)
        if not own:
            choices.extend(words_of)
        elif words_of:
            values.append((own[0], words_of))
    if name == "explain":
        choices.extend(CODES)
    return _Command(name, told.replace("%%", "%"), tuple(options), tuple(choices), tuple(values))


def _bash(commands: list[_Command]) -> str:
    cases = "\n".join(
        f'    {one.name}) words="{" ".join((*one.options, *one.words))}" ;;' for one in commands
    )
    names = " ".join(one.name for one in commands)
    pairs = sorted({pair for one in commands for pair in one.values})
    values = "\n".join(f'    {name}) words="{" ".join(words)}" ;;' for name, words in pairs)
    return f"""_docgen() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{names} --help --version --language" -- "$current"))
    return
  fi
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  case "${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
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
        lines.extend(
            f"complete -c docgen -x -n {seen} -l {name.removeprefix('--')} -a '{' '.join(words)}'"
            for name, words in one.values
        )
        if one.words:
            lines.append(f"complete -c docgen -f -n {seen} -a '{' '.join(one.words)}'")
    return "\n".join(lines)
