#!/bin/sh
# need.sh STAMPDIR SET...
#
# Makes sure that the packages of the sets in packages.txt are there, and
# installs what is missing with the package manager of this machine, whose
# output goes to STAMPDIR/install.log.  When something stays missing, one line
# on standard output names it and the command that installs it, and the exit
# status is 69.
# A stamp, older than packages.txt once that changes, makes the next run free.
set -u
here=$(dirname "$0")
list=$here/packages.txt
stamps=$1
shift

fresh() {
	[ -n "$(find "$stamps/$1" -newer "$list" 2>/dev/null)" ]
}

links() {
	dir=$(mktemp -d) || return 1
	printf '%s\n' "$1" >"$dir/t.c"
	shift
	"$@" "$dir/t.c" -o "$dir/t" >/dev/null 2>&1
	rc=$?
	rm -rf "$dir"
	return $rc
}

have() {
	case $1 in
	cc) links '#include <stdio.h>
int main(void) { return puts("") < 0; }' ${CC:-cc} ;;
	libfuzzer) links 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n);
int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return !d && n; }' \
		clang -fsanitize=fuzzer,address,undefined ;;
	tool:*) command -v "${1#tool:}" >/dev/null 2>&1 ;;
	pkg:*) pkg-config --cflags --libs "${1#pkg:}" >/dev/null 2>&1 ;;
	py:*) python3 -c "import ${1#py:}" >/dev/null 2>&1 ;;
	*) return 1 ;;
	esac
}

manager() {
	n=3
	for m in apt-get dnf apk pacman brew; do
		command -v $m >/dev/null 2>&1 && echo $m $n && return
		n=$((n + 1))
	done
	echo none 3
}

# missing COLUMN: the packages of the sets whose probe fails
missing() {
	for set in $sets; do
		sed 's/#.*//' "$list" | awk -v s="$set" -v c="$1" '$1 == s { print $2, $c }'
	done | while read -r probe packages; do
		have "$probe" || echo "$packages" | tr , '\n'
	done | grep -v '^-*$' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

installer() {
	case $1 in
	apt-get) echo "apt-get install -y --no-install-recommends" ;;
	dnf) echo "dnf install -y" ;;
	apk) echo "apk add" ;;
	pacman) echo "pacman -S --noconfirm --needed" ;;
	brew) echo "brew install" ;;
	esac
}

# apt_lists [TEST...]: is there a package list, and one that passes the test?
apt_lists() {
	[ -n "$(find /var/lib/apt/lists -name '*_Packages*' "$@" 2>/dev/null | head -n 1)" ]
}

# refresh MANAGER: the package lists, when there are none or they are old
refresh() {
	case $1 in
	apt-get) apt_lists -mtime -7 || $as_root apt-get update -q ;;
	pacman) $as_root pacman -Sy ;;
	esac
}

# shellcheck disable=SC2046,SC2086
install_all() {
	export DEBIAN_FRONTEND=noninteractive
	case $as_root in sudo*) keep="env DEBIAN_FRONTEND=noninteractive" ;; *) keep= ;; esac
	refresh "$1"
	$as_root $keep $(installer "$1") $2 && return
	[ "$1" = apt-get ] && $as_root apt-get update -q &&
		$as_root $keep $(installer "$1") $2
}

# asked: is there somebody at the terminal whose password sudo takes?
asked() {
	[ -t 0 ] && [ -t 2 ] && id -nG | grep -qwE 'sudo|wheel|admin' &&
		sudo -p "password of %p, to install $lacking: " -v
}

# advice MANAGER PACKAGES: what a person types
advice() {
	by=
	as=
	case $1$(id -u) in
	none*) echo "install with your package manager" && return ;;
	brew* | *[!0-9]0) ;;
	*) command -v sudo >/dev/null 2>&1 && by="sudo " || as=" as root" ;;
	esac
	printf 'install%s with: ' "$as"
	[ "$1" != apt-get ] || apt_lists || printf '%sapt-get update && ' "$by"
	echo "$by$(installer "$1") $2"
}

sets=
for set; do
	fresh "$set" || sets="$sets $set"
done
[ -n "$sets" ] || exit 0

# shellcheck disable=SC2046
set -- $(manager)
lacking=$(missing "$2")
if [ -n "$lacking" ]; then
	if [ "$(id -u)" = 0 ] || [ "$1" = brew ]; then
		as_root=
	elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || asked; }; then
		as_root="sudo -n"
	else
		as_root=no
	fi
	if [ "$1" != none ] && [ "$as_root" != no ]; then
		mkdir -p "$stamps"
		echo "installing with $1 what is missing; see $stamps/install.log" >&2
		install_all "$1" "$lacking" </dev/null >"$stamps/install.log" 2>&1
		lacking=$(missing "$2")
	fi
fi
if [ -n "$lacking" ]; then
	echo "missing: $lacking ($(advice "$1" "$lacking"))"
	exit 69
fi
mkdir -p "$stamps"
for set in $sets; do
	: >"$stamps/$set"
done
