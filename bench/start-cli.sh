#!/bin/sh
# What a command costs from its start to its end, everything included: medians of 21 runs of each, taken in turn, beside the
# least that the same machine needs, a JVM that ends at once. Usage: bench/start-cli.sh [ADVISORY]
set -eu
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT INT TERM
RUNS=21

millis() { echo $(($(date +%s%N) / 1000000)); }

timed() {
    name=$1
    shift
    begun=$(millis)
    "$@" >/dev/null 2>&1 || true
    echo $(($(millis) - begun)) >>"$WORK/$name.times"
}

median() { sort -n "$WORK/$1.times" | sed -n "$(((RUNS + 1) / 2))p"; }

# A log of a thousand events, and a bundle of all of them with three fields told, made by the commands themselves.
make_bundle() {
    i=0
    while [ "$i" -lt 1000 ]; do
        i=$((i + 1))
        echo "{\"type\":\"ReportReceived\",\"number\":$i,\"actor\":{\"name\":\"A\",\"role\":\"coordinator\"},\"text\":\"words\"}"
    done >"$WORK/lines"
    KEY=$("$ROOT/probity" ledger init "$WORK/log" --origin bench.example/log 2>/dev/null)
    "$ROOT/probity" ledger add --seal "$WORK/log" - <"$WORK/lines" >"$WORK/indices"
    # shellcheck disable=SC2046 # one word an index
    "$ROOT/probity" ledger bundle "$WORK/log" $(cat "$WORK/indices") -o "$WORK/bundle.zip" \
        --show /type --show /number --show /actor/role >/dev/null 2>&1
}

make_advisory() {
    "$ROOT/probity" csaf new --id BENCH-2026-1 --title "A flaw" --publisher Vendor --namespace https://vendor.example \
        --cve CVE-2021-44228 --cwe CWE-79 --affected Vendor/Product/1.0 --remedy "vendor_fix:Update to 1.1." \
        --score CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H --description "A flaw." --summary "A flaw." >"$WORK/bench-2026-1.json"
}

make_bundle
make_advisory
ADVISORY=${1:-$WORK/bench-2026-1.json}
JAVA=$(command -v java)
[ -z "${JAVA_HOME:-}" ] || JAVA=$JAVA_HOME/bin/java

i=0
while [ "$i" -lt "$RUNS" ]; do
    i=$((i + 1))
    timed java "$JAVA" -version
    timed version "$ROOT/probity" --version
    timed purl "$ROOT/probity" purl pkg:npm/a@1
    timed csaf "$ROOT/probity" csaf validate --format json "$ADVISORY"
    timed verify "$ROOT/probity" verify --key "$KEY" "$WORK/bundle.zip"
done

"$ROOT/probity" verify --key "$KEY" "$WORK/bundle.zip" | sed -n 1p
"$ROOT/probity" csaf validate "$ADVISORY" | sed -n 1p | sed 's/.*: //'
echo "java -version, the floor:            $(median java) ms"
echo "probity --version:                   $(median version) ms"
echo "probity purl, one:                   $(median purl) ms"
echo "probity csaf validate, one advisory: $(median csaf) ms (wanted 400)"
echo "probity verify, 1,000 events:        $(median verify) ms (wanted 300)"
