#!/bin/sh
# coverage.sh OBJECTS: what the tests reached, as text, and as HTML where gcovr is.
cd "$(dirname "$0")/../.." || exit 69
if command -v gcovr >/dev/null 2>&1; then
	mkdir -p "$1/html"
	gcovr --root . --filter 'model/' --filter 'net/' --filter 'ui/' \
		--html-details "$1/html/index.html" --print-summary "$1"
	exit
fi
find "$1/model" "$1/net" "$1/ui" -name '*.gcda' 2>/dev/null |
	while read -r data; do
		gcov --no-output --object-directory "$(dirname "$data")" "$data" 2>/dev/null
	done | awk '
	/^File .(model|net|ui)\/.*\.c.$/ { file = $2; gsub(/\x27/, "", file) }
	/^Lines executed:/ && file {
		split($0, part, /[:% ]+/)
		printf "%6.1f %% of %5d lines  %s\n", part[3], $NF, file | "sort"
		lines += $NF; hit += part[3] * $NF / 100; file = ""
	}
	END {
		close("sort")
		if (lines) printf "%6.1f %% of %5d lines  in all\n", 100 * hit / lines, lines
	}'
