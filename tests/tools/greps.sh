#!/bin/sh
# greps.sh: what must not be written, in any room and in the tests' own tools.
# Ends with "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 69
passed=0
failed=0
sources=$(ls model/*.[ch] net/*.[ch] ui/*.[ch] 2>/dev/null)
all="$sources $(ls tests/*.[ch] tests/*/*.[ch] 2>/dev/null)"

# never REASON PATTERN FILE...: in code; lines that are all comment do not count
never() {
	reason=$1
	pattern=$2
	shift 2
	claim "$reason" "$(grep -nE "$pattern" "$@" /dev/null |
		grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*)')"
}

# nowhere REASON PATTERN FILE...: not in comments either
nowhere() {
	reason=$1
	pattern=$2
	shift 2
	claim "$reason" "$(grep -nE "$pattern" "$@" /dev/null)"
}

claim() {
	if [ -n "$2" ]; then
		printf '%s\n  ^ %s\n' "$2" "$1"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

# shellcheck disable=SC2086
{
never "writes or reads past what it was given, or is not reentrant" \
	'\b(strcpy|strcat|strncpy|strncat|stpcpy|v?sprintf|strtok|ato[il]|atoll|atof|gets|gmtime|localtime|ctime|asctime|system|popen|alloca|tmpnam|mktemp)[[:space:]]*\(' $sources
never "numbers from outside are read by a function that can say no" \
	'\bv?f?sscanf[[:space:]]*\(' $sources
never "sleeping is polling for what cannot be awaited" \
	'\b(usleep|nanosleep|sleep)[[:space:]]*\(' $sources
never "libcurl's own log has headers and bodies in it" \
	'\bCURLOPT_(VERBOSE|DEBUGFUNCTION|DEBUGDATA|STDERR)\b' $sources
never "a thread is ended by telling it" \
	'\bpthread_(cancel|detach|kill)\b' $sources
nowhere "what is left to do is not written in the source" \
	'\b(TODO|FIXME|XXX)\b' $all
nowhere "comments are in the old style" \
	'^[[:space:]]*//' $all
nowhere "lines end where they end" \
	'[[:space:]]+$' $all
}

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
