#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the vendors' clients into a folder of the build and runs one script with them.
# usage: run.sh SCRIPT FOLDER SANDBOX_PROGRAM
# SCRIPT may stand in a folder of its own, with a package.json beside it.
set -eu
script=$1
folder=$2
sandbox=$3
here=$(cd "$(dirname "$0")" && pwd)
own=$here/$(dirname "$script")

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "npm is not installed" >&2
  exit 77
fi
mkdir -p "$folder"
cp "$here/sandbox.mjs" "$own/package.json" "$own"/*.mjs "$folder/"
cd "$folder"
if ! cmp -s package.json installed.json; then
  npm install --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
  cp package.json installed.json
fi
exec node "$(basename "$script")" "$sandbox"
