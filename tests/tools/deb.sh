#!/bin/sh
# deb.sh TREE VERSION: a Debian package of what `make install` put below TREE.
set -eu
PATH=$PATH:/usr/sbin:/sbin
tree=$1
arch=$(dpkg --print-architecture)

strip "$tree/usr/bin/hubdeck" "$tree/usr/libexec/hubdeck/hubsim"
strip --strip-debug "$tree/usr/lib/libhubdeck.a"

# The packages that own the libraries the programs name.
depends=$(for f in "$tree/usr/bin/hubdeck" "$tree/usr/libexec/hubdeck/hubsim"; do
	readelf -dW "$f" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
done | sort -u | while read -r library; do
	path=$(ldconfig -p | awk -v l="$library" '$1 == l { print $NF; exit }')
	# dpkg may know the file below /usr/lib or below /lib.
	dpkg -S "$path" 2>/dev/null || dpkg -S "/usr$path" 2>/dev/null || dpkg -S "${path#/usr}"
done | cut -d: -f1 | sort -u | paste -sd, | sed 's/,/, /g')

mkdir -p "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<END
Package: hubdeck
Version: $2
Architecture: $arch
Maintainer: the hubdeck authors <hubdeck@localhost>
Depends: $depends
Recommends: ca-certificates
Suggests: libcurl4-openssl-dev | libcurl4-dev, libjson-c-dev, libsqlite3-dev, libpcre2-dev, libutf8proc-dev, libssl-dev
Section: admin
Priority: optional
Description: administer Docker Hub from a terminal
 A dashboard for namespaces, repositories, tags and images on Docker Hub, and a
 command line for scripts.  Nothing is deleted that was not shown and confirmed.
END
find "$tree" -name '*.1' -exec gzip -9n {} +
dpkg-deb --root-owner-group --build "$tree" "build/hubdeck_$2_$arch.deb"
