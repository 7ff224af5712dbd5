#!/bin/sh
# hardening.sh PROGRAM: what the compiler and the linker were asked for is there.
# Ends with "N passed, N failed".
passed=0
failed=0

# claim REASON COMMAND...
claim() {
	reason=$1
	shift
	if "$@" >/dev/null; then
		passed=$((passed + 1))
	else
		echo "$reason"
		failed=$((failed + 1))
	fi
}

headers=$(readelf -hldW "$1")
symbols=$(readelf -sW "$1")
says() { printf '%s\n' "$headers" | grep -Eq "$1"; }
uses() { printf '%s\n' "$symbols" | grep -Eq "$1"; }

claim "not a position independent program" says 'Type: +DYN'
claim "no read-only relocations" says 'GNU_RELRO'
claim "symbols are bound late" says '(BIND_NOW|Flags: .*NOW)'
claim "the stack may be executed" says 'GNU_STACK.* RW +0x'
claim "no stack protector" uses '__stack_chk_fail'
claim "no fortified functions" uses '_chk@|__[a-z]+_chk'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
