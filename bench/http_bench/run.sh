#!/bin/sh
# Measures the API with wrk: run.sh BUILD_FOLDER [JOURNAL_FOLDER]. Without a journal folder the journal is in memory.
set -eu
here=$(dirname "$0")
server=$1/bench/http_bench_server
work=$(mktemp -d)
mkfifo "$work/in"
"$server" ${2:+"$2"} <"$work/in" >"$work/out" &
exec 3>"$work/in"
trap 'exec 3>&-; wait; rm -rf "$work"' EXIT
while [ ! -s "$work/out" ]; do sleep 0.1; done
read -r port token <"$work/out"
base=http://127.0.0.1:$port
seconds=${SECONDS_EACH:-10}
echo "GET of a 100-row list, 64 connections"
wrk -t2 -c64 -d"${seconds}s" --latency -s "$here/get.lua" "$base/api/v1/outcomes?limit=100" -- "$token"
echo "GET of one row, 64 connections"
wrk -t2 -c64 -d"${seconds}s" --latency -s "$here/get.lua" "$base/api/v1/outcomes/out-7" -- "$token"
echo "POST of a command, 64 connections"
wrk -t2 -c64 -d"${seconds}s" --latency -s "$here/post_body.lua" "$base" -- "$token"
echo "Commands with nobody and with 500 listeners"
python3 "$here/listeners.py" "$port" "$token" 0 1000
python3 "$here/listeners.py" "$port" "$token" 500 1000
