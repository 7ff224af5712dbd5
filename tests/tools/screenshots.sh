#!/bin/sh
# screenshots.sh RUN_SCREENS SCRIPT...
#
# Draws screenshots/*.svg by running the scripts, and the same as build/shots/*.png
# to look at, where rsvg-convert is there.
set -eu
run=$1
shift
mkdir -p screenshots
SHOTS=screenshots "$run" "$@"
command -v rsvg-convert >/dev/null 2>&1 || exit 0
mkdir -p build/shots
for svg in screenshots/*.svg; do
	rsvg-convert -o "build/shots/$(basename "$svg" .svg).png" "$svg"
done
