#!/bin/sh
# run-one.sh LOG COMMAND...
#
# Runs one test with its output in LOG and ends the log with a line that
# tally.sh can count, whatever became of the command.  Always succeeds: the
# other tests shall run, too.
log=$1
shift
mkdir -p "$(dirname "$log")"
limit=${TEST_TIMEOUT:-300}
[ -n "${SLOW_TESTS:-}" ] && limit=$((limit * 4))
if command -v timeout >/dev/null 2>&1; then
	timeout -k 10 "$limit" "$@" >"$log" 2>&1 </dev/null
else
	"$@" >"$log" 2>&1 </dev/null
fi
rc=$?
last=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
case $rc:${last##*, } in
*:) # crashed, or said nothing
	echo "no summary, exit status $rc"
	last="0 passed, 1 failed"
	;;
0:* | *:[1-9]*' failed') ;;
*) # a sanitizer's report after a summary without failures
	echo "exit status $rc"
	last="${last%% *} passed, 1 failed"
	;;
esac >>"$log"
echo "$last" >>"$log"
exit 0
