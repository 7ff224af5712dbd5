#!/bin/sh
# install.sh HUBSIM MAKE...: what `make install` leaves is whole, and `make uninstall`
# takes it away.
#
# Installs into a directory of its own, builds docs/example.c outside of the tree with
# what pkg-config says, and runs it against the simulated Hub.  MAKE is the command that
# built the tree, so that nothing is built again.  Ends with "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 69
hubsim=$1
shift
passed=0
failed=0
cc=${CC:-cc}
root=$(mktemp -d) || exit 69
dest=$root/dest
at=$dest/usr/local
trap 'kill $sim 2>/dev/null; rm -rf "$root"' EXIT
sim=

# claim REASON COMMAND...
claim() {
	reason=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "  ^ $reason"
		failed=$((failed + 1))
	fi
}

flags() {
	PKG_CONFIG_PATH=$at/lib/pkgconfig pkg-config \
		--define-variable=prefix="$at" --cflags --libs hubdeck
}

# compile SOURCE...: into $root/program; what is not in the flags comes from nowhere else
compile() {
	# shellcheck disable=SC2046,SC2086
	$cc -std=c17 -Wall -Wextra -Werror "$@" -o "$root/program" $(flags)
}

is_header() {
	printf '#include <hubdeck.h>\nstruct hubdeck *h;\n' >"$root/header.$1"
	shift
	# shellcheck disable=SC2086
	"$@" -fsyntax-only -I"$at/include" "$root"/header.*
	rc=$?
	rm -f "$root"/header.*
	return $rc
}

only_ours() {
	! nm -gP --defined-only "$at/lib/libhubdeck.a" | grep ' [TDBRVW] ' | grep -v '^hubdeck_'
}

runs() {
	mkfifo "$root/url"
	"$hubsim" --port 0 >"$root/url" &
	sim=$!
	# The address is its first line.
	read -r url <"$root/url" || return 1
	HOME=$root XDG_STATE_HOME=$root/state DOCKERHUB_URL=$url DOCKERHUB_USERNAME=maria \
		DOCKERHUB_TOKEN=maria-password "$root/program" >"$root/out"
	grep -q '"web-app"' "$root/out" && grep -q '"invited"' "$root/out"
}

empty() {
	left=$(find "$dest" -type f -o -type l)
	[ -z "$left" ] || { echo "$left" && return 1; }
}

# shellcheck disable=SC2086
{
claim "make install fails" "$@" -s NEED=0 PREFIX=/usr/local DESTDIR="$dest" install
for f in bin/hubdeck libexec/hubdeck/hubsim lib/libhubdeck.a include/hubdeck.h \
	lib/pkgconfig/hubdeck.pc share/man/man1/hubdeck.1; do
	claim "$f is not installed" [ -s "$at/$f" ]
done
claim "the header is not C99" is_header c $cc -std=c99 -pedantic -Wall -Werror
if command -v c++ >/dev/null; then
	claim "the header is not C++" is_header cc c++ -Wall -Werror
fi
claim "docs/example.c does not build outside of the tree" compile docs/example.c
claim "the example does not run" runs
printf 'void *xmalloc(void); void *xmalloc(void) { return 0; }\n' >"$root/own.c"
claim "names of ours are in the way of a program's own" compile docs/example.c "$root/own.c"
claim "names that are not hubdeck_* leave the library" only_ours
claim "make uninstall fails" "$@" -s NEED=0 PREFIX=/usr/local DESTDIR="$dest" uninstall
claim "make uninstall leaves something" empty
}

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
