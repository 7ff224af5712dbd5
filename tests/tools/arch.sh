#!/bin/sh
# arch.sh: dependencies point down, and nothing goes round a choke point.
#
# One `never` below is one rule.  Lines that are comments from end to end are not
# looked at.  symbols.sh asks the same of the objects, where nothing can be dressed up.
# Ends with "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 69
passed=0
failed=0

# never REASON PATTERN FILE...: no line of the files may match the pattern
never() {
	reason=$1
	pattern=$2
	shift 2
	files=
	for f; do
		[ -f "$f" ] && files="$files $f"
	done
	# shellcheck disable=SC2086
	if [ -n "$files" ] && grep -nE "$pattern" $files /dev/null |
		grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*)'; then
		echo "  ^ $reason"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

# but ALLOWED...: the sources of the three rooms without the files that may
but() {
	for f in model/*.[ch] net/*.[ch] ui/*.[ch]; do
		for a; do
			[ "$f" = "$a" ] && continue 2
		done
		echo "$f"
	done
}

INC='^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]'
CURSES='\b(mv)?w?(add|ins|in)_?n?w?(str|ch|chstr|chnstr|nstr|nwstr|wstr|wch|wchstr|wchnstr)[[:space:]]*\(|\b(mv)?w?printw[[:space:]]*\(|\bvw_?printw[[:space:]]*\(|\bw?echo_?w?char[[:space:]]*\(|\bputp[[:space:]]*\(|\btputs[[:space:]]*\('

never "model knows neither curl nor curses nor threads nor the other rooms" \
	"$INC(curl|n?curses|ncursesw|term\.h|pthread|threads\.h|sqlite3|microhttpd|net/|ui/|tests/)" model/*.[ch]
never "net knows no screen" \
	"$INC(n?curses|ncursesw|term\.h|ui/|tests/)" net/*.[ch]
never "ui talks to the Hub through net, never through curl or the journal's file" \
	"$INC(curl|sqlite3|tests/)" ui/*.[ch]
never "threads are made and locked in net only" \
	"$INC(pthread|threads\.h)" ui/*.[ch]
never "the simulated Hub is written from the contract, never from our client" \
	"$INC(model/|net/|ui/)" tests/hubsim/*.[ch]

# shellcheck disable=SC2046
{
never "remote text reaches the terminal through ui/draw.c only" \
	"$CURSES" $(but ui/draw.c ui/term.c)
# ui/clipboard.c makes OSC 52 of base64 and nothing else, ui/term_link.c OSC 8 of an
# address that is percent-encoded; ui/term.c sends them.
never "terminal control sequences are written by ui/term.c only" \
	'\\(033|x1[bB]|e)[]\[P(=>78]' $(but ui/term.c ui/term_link.c ui/clipboard.c)
never "one function sends HTTP" \
	'\bcurl_(easy_perform|multi_add_handle|easy_send)\b' $(but net/worker.c)
never "nothing about TLS is switched off" \
	'SSL_VERIFYPEER,[[:space:]]*([^1[:space:]]|1[^L])|SSL_VERIFYHOST,[[:space:]]*([^2[:space:]]|2[^L])|SSL_VERIFYSTATUS' $(but)
never "redirects are not followed by curl, nor credentials sent along" \
	'(FOLLOWLOCATION|UNRESTRICTED_AUTH),[[:space:]]*([^0[:space:]]|0[^L])' $(but)
never "the journal is in net/journal*.c" \
	'\bsqlite3_' $(but net/journal*.[ch])
never "secrets are read in net/secret.c and net/credential.c only" \
	'getenv[[:space:]]*\([^)]*(TOKEN|PASSWORD|SECRET|AUTH_CONFIG)' $(but net/secret.c net/credential.c)
never "Hub paths are in the table of operations only" \
	'"/(v2|api/)[a-z0-9/]*' $(but $(ls model/ops*.c 2>/dev/null) | grep '\.c$')
never "programs are run by argv, never by a shell" \
	'\b(system|popen|execlp?|execle)[[:space:]]*\(|"/bin/sh"' $(but)
}

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
