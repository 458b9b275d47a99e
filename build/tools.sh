#!/bin/sh
# Sees to it that programs are there: tools.sh PROGRAM:PACKAGE …
# On Debian, for root, packages that are missing are installed. Elsewhere it says what
# is missing; tests that need it are then skipped, but nothing may be skipped on CI.
set -eu
programs="" packages=""
for pair in "$@"; do
	program=${pair%%:*}
	if ! command -v "$program" >/dev/null && [ ! -e "$program" ]; then
		programs="$programs $program"
		packages="$packages $(echo "${pair#*:}" | tr , ' ')"
	fi
done
[ -n "$packages" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
	echo "missing:$programs (Debian:$packages); what needs them is not tested" >&2
	[ "${CI:-}" != true ]
	exit
fi
echo "installing:$packages" >&2
# Web servers must not start as services: the tests start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
	printf '#!/bin/sh\nexit 101\n' >$policy
	chmod +x $policy
	trap 'rm $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $packages >/dev/null
