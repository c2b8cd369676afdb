#!/bin/sh
# Kills a whole server without warning, over and over, while reports come in over HTTP; starts it again and checks that no
# acknowledged report is lost, that the whole record fits its log, and that the log continues the checkpoint of the round before.
# Needs curl. Usage: bench/soak.sh [ROUNDS] [SECONDS OF LOAD] [PORT]
set -eu
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
ROUNDS=${1:-20}
LOAD=${2:-5}
PORT=${3:-18081}
WORK=$(mktemp -d)
DATA=$WORK/data
SERVER=
CLIENTS=
trap 'for p in $SERVER $CLIENTS; do kill -9 "$p" 2>/dev/null || true; done; rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM

stop() { echo "soak: $*" >&2; exit 1; }

start() {
    PROBITY_LIMITS_REPORTSPERMINUTE=10000000 PROBITY_PUBLISHLOG=true \
        "$ROOT/probity" serve --port "$PORT" --data "$DATA" >>"$WORK/log" 2>&1 &
    SERVER=$!
    until curl -s -o /dev/null "http://127.0.0.1:$PORT/"; do
        kill -0 "$SERVER" 2>/dev/null || { tail -n 5 "$WORK/log" >&2; stop "the server does not start"; }
        sleep 0.1
    done
}

# Sends reports one after another and writes down the number of each that was acknowledged.
client() {
    while :; do
        curl -s -m 20 -w '\n' -H 'Content-Type: application/json' \
            -d '{"title":"Soak","description":"A report that must not be lost.","versions":"1"}' \
            "http://127.0.0.1:$PORT/api/v1/reports" | sed -n 's/.*"number":"\([^"]*\)".*/\1/p' >>"$WORK/acknowledged.$1"
    done
}

"$ROOT/probity" check --help >/dev/null
start
round=0
while [ "$round" -lt "$ROUNDS" ]; do
    round=$((round + 1))
    CLIENTS=
    for i in 1 2 3; do
        client "$i" &
        CLIENTS="$CLIENTS $!"
    done
    sleep "$LOAD.$((round * 7 % 10))"
    kill -9 "$SERVER"
    for p in $CLIENTS; do kill "$p" 2>/dev/null || true; done
    wait 2>/dev/null || true
    CLIENTS=
    start
    sleep 2
    seen=
    [ ! -f "$WORK/checkpoint" ] || seen="--checkpoint $WORK/checkpoint"
    # shellcheck disable=SC2086 # two words or none
    said=$("$ROOT/probity" check --data "$DATA" $seen) || stop "round $round: $said"
    curl -sf "http://127.0.0.1:$PORT/log/checkpoint" >"$WORK/checkpoint" || stop "round $round: no checkpoint"
    rm -f "$WORK/copy"
    "$ROOT/probity" backup "$WORK/copy" --data "$DATA" >/dev/null || stop "round $round: no backup of the running server"
    unzip -p "$WORK/copy" tables/record_event.jsonl >"$WORK/events"
    cat "$WORK"/acknowledged.* | sort -u >"$WORK/acknowledged"
    grep -o '"R-[0-9A-Z]*-[0-9A-Z]*"' "$WORK/events" | tr -d '"' | sort -u >"$WORK/there"
    lost=$(comm -23 "$WORK/acknowledged" "$WORK/there" | head -n 1)
    [ -z "$lost" ] || stop "round $round: the acknowledged report $lost is lost"
    echo "round $round: $(wc -l <"$WORK/acknowledged") acknowledged reports there; $(echo "$said" | tail -n 1)"
done
echo "$ROUNDS kills, $(wc -l <"$WORK/acknowledged") acknowledged reports, none lost; every checkpoint continues the one before"
