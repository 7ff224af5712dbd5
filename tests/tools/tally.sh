#!/bin/sh
# tally.sh LOG...
#
# Shows the logs that have failures and adds up the last lines of all, "N passed,
# N failed".  A log that is not there is a test that did not build: one failure.
for log; do
	if [ ! -f "$log" ]; then
		echo "---- $(basename "$log" .log): did not build"
		continue
	fi
	case $(tail -n 1 "$log") in
	*' passed, 0 failed') ;;
	*)
		echo "---- $(basename "$log" .log)"
		grep -v '\.\.\.passed$' "$log" | tail -n 200
		;;
	esac
done
for log; do
	tail -n 1 "$log" 2>/dev/null || echo "0 passed, 1 failed"
done | awk '{ p += $1; f += $3 }
	END { printf "%d passed, %d failed\n", p, f; exit f > 0 || p == 0 }'
