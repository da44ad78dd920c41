#!/usr/bin/env bash
# Sees to the system packages that docgen needs; installs them when it may, else says what to type.
# Usage: tools/system-packages.sh [build|test|check]: to build plans, to run the tests, for the slower checks.
set -eu
build="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv"
test="libreoffice-writer libreoffice-math python3-uno poppler-utils openjdk-17-jre-headless fontconfig hunspell-kk"
check="libreoffice-calc qpdf nodejs npm"
wanted=$build
[ "${1:-build}" = build ] || wanted="$wanted $test"
[ "${1:-build}" != check ] || wanted="$wanted $check"
command -v dpkg-query >/dev/null 2>&1 || { echo "Not Debian: see README.md for what docgen needs." >&2; exit 0; }
missing=""
for package in $wanted; do
  case "$package" in
    nodejs) command -v node >/dev/null 2>&1 && continue ;;
    npm) command -v npm >/dev/null 2>&1 && continue ;;
    python3-venv) python3 -c 'import ensurepip' >/dev/null 2>&1 && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
command="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
  DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  sudo apt-get update -qq
  # shellcheck disable=SC2086
  sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "Please type: sudo $command" >&2
  exit 1
fi
