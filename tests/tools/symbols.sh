#!/bin/sh
# symbols.sh OBJECTS: what the objects of each room call and hold.
#
# The rules of arch.sh once more, where neither a macro nor a string in two pieces
# hides anything: in what the compiler made of the source.  Only for objects without
# instrumentation.  Ends with "N passed, N failed".
cd "$1" || exit 69
passed=0
failed=0
list=$(nm -uA model/*.o net/*.o ui/*.o | sed -n 's/^\([^:]*\):.* U \([^@]*\).*/\1 \2/p')

[ -n "$list" ] || exit 69

# verdict REASON FINDINGS
verdict() {
	if [ -n "$2" ]; then
		printf '%s\n  ^ %s\n' "$2" "$1"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

# never REASON OBJECTS EXCEPT SYMBOLS: extended expressions of whole words; no object
# of OBJECTS but those of EXCEPT refers to such a symbol
never() {
	verdict "$1" "$(printf '%s\n' "$list" | awk -v where="^($2)$" -v but="^($3)$" \
		-v what="^($4)$" '$1 ~ where && $1 !~ but && $2 ~ what')"
}

# What an object holds, strings line by line, in $tmp/OBJECT.  All of its sections in one
# go: a program a section took minutes on a busy machine.
dump() {
	sections=$(readelf -SW "$1" | grep -oE ' \.(rodata|data)[^ ]*' | sort -u)
	n=0
	set -- "$1" "$tmp/$1"
	for section in $sections; do
		n=$((n + 1))
		set -- "$@" --dump-section "$section=$tmp/part.$n"
	done
	object=$1 text=$2
	shift 2
	mkdir -p "${text%/*}"
	: >"$text"
	[ "$n" = 0 ] && return
	objcopy "$@" "$object" /dev/null && cat "$tmp"/part.* | tr '\0' '\n' >"$text"
	rm -f "$tmp"/part.*
}

# constant REASON EXCEPT PATTERN: only the objects of EXCEPT hold such bytes
constant() {
	verdict "$1" "$(cd "$tmp" && LC_ALL=C grep -alE "$3" model/*.o net/*.o ui/*.o |
		grep -Evx "$2")"
}

tmp=$(mktemp -d) || exit 69
trap 'rm -rf "$tmp"' EXIT
for o in model/*.o net/*.o ui/*.o; do
	dump "$o" || exit 69
done
esc=$(printf '\033')

CURSES='stdscr|curscr|initscr|newterm|endwin|doupdate|wmove|wnoutrefresh|tigetstr|tputs|putp'
OUTPUT='(mv)?w?(add|ins|in)_?n?w?(str|ch|chstr|chnstr|nstr|nwstr|wstr|wch|wchstr|wchnstr)|(mv)?w?printw|vw_?printw|w?echo_?w?char|putp|tputs'

never "model knows neither curl nor curses nor threads nor SQLite nor the network" \
	'model/.*' '' "curl_.*|pthread_.*|sqlite3_.*|$CURSES|socket|connect|getaddrinfo"
never "net knows no screen" 'net/.*' '' "$CURSES|$OUTPUT|tcsetattr"
never "ui talks to the Hub through net" \
	'ui/.*' '' 'curl_.*|sqlite3_.*|pthread_.*|socket|connect|getaddrinfo'
never "remote text reaches the terminal through ui/draw.c only" \
	'.*' 'ui/draw\.o|ui/term\.o' "$OUTPUT"
never "one function sends HTTP" \
	'.*' 'net/worker\.o' 'curl_multi_add_handle|curl_easy_(perform|send)'
never "one file says how a request is sent" '.*' 'net/transfer\.o' 'curl_easy_setopt'
never "the journal is in net/journal*.c" '.*' 'net/journal.*\.o' 'sqlite3_.*'
never "programs are run by argv in three files, never by a shell; a job forks" \
	'.*' 'net/helper\.o|ui/(demo|detach|program)\.o' \
	'system|popen|v?fork|exec[lv].*|fexecve|posix_spawnp?|dlopen|wordexp'
# ui/keys.c knows what terminals send.
constant "terminal control sequences are made in ui/term*.c and ui/clipboard.c only" \
	'ui/(term(_[a-z]+)?|clipboard|keys)\.o' "$esc[][P(=>78]"
constant "the variables of secrets are known where credentials are read, in net only" \
	'net/(credential|secret|docker_config)[a-z_]*\.o' \
	'^(DOCKERHUB_(TOKEN|PASSWORD)|DOCKER_AUTH_CONFIG)$'
constant "paths of the Hub are in model/op*.c only" 'model/ops?(_[a-z_]+)?\.o' '^/(v2|api)/'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
