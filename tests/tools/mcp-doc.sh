#!/bin/sh
# mcp-doc.sh HUBDECK FILE [check]: the table of FILE from the program's tables.
# With `check` nothing is written; it fails when something would change.
set -e
new=$(mktemp)
trap 'rm -f "$new"' EXIT
{
	sed '/<!-- made from the table -->/q' "$2"
	printf '\n| Tool | Action | Class | What it does |\n|---|---|---|---|\n'
	"$1" mcp --help | sed -nE 's/^  ([a-z]+_[a-z_]+) +(read|person) +(.*)/| `\1` | | \2 | \3 |/p'
	"$1" actions --tsv | awk -F '\t' 'NR > 1 && $2 != "can" {
		printf "| `hub_%s` | `%s` | %s | %s |\n", $1, $2, $4, $3 }'
} >"$new"
if [ "${3:-}" = check ]; then
	cmp -s "$new" "$2" && echo "1 passed, 0 failed" && exit
	diff "$2" "$new" || :
	echo "docs/MCP.md is not what the table says: make mcp-doc"
	echo "0 passed, 1 failed"
	exit 1
fi
cat "$new" >"$2"
