#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh FUZZER TARGET [SECONDS]: one target for a minute, seeds made first, always the same way.
# What was found is printed, with its input.
set -u
fuzzer=$1 target=$2 seconds=${3:-60}
[ -x "$fuzzer" ] || { echo "$fuzzer is not there: ./dev build --preset fuzz fuzzer" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/corpus" "$work/seeds" "$work/found"
SLUICE_FUZZ_TARGET=$target SLUICE_FUZZ_SEEDS=$work/seeds \
  ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1 \
  "$fuzzer" -seed=1 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 \
  -print_final_stats=1 -artifact_prefix="$work/found/" "$work/corpus" "$work/seeds" \
  >"$work/log" 2>&1
result=$?
grep -v '^#' "$work/log" | tail -60
for found in "$work"/found/*; do
  [ -e "$found" ] || continue
  echo "Finding $(basename "$found"), base64: $(base64 -w0 "$found")"
  result=1
done
exit $result
