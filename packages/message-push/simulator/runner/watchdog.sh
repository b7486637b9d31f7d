# Ends a simulator's instances when the simulator is gone and could not do it: a frozen process cannot notice that.
# Usage: sh watchdog.sh FOLDER. Reads "+ PID" for an instance that was started and "- PID" for one that has ended, until
# the simulator's end of the pipe closes, however the simulator ended. FOLDER holds the shared clock,
# what instances know of other hosts, and copies of the functions' code.

# Who stops everything by a signal stops the simulator too, and then the instances still have to be ended.
trap '' HUP INT TERM

pids=" "
while read -r change pid; do
  case "$change$pids" in
    +*) pids="$pids$pid " ;;
    -*" $pid "*) pids="${pids%% "$pid" *} ${pids#* "$pid" }" ;;
  esac
done

# Unquoted, because each is an argument of its own.
[ "$pids" = " " ] || kill -KILL $pids
rm -f "$1/offset" "$1/owner.json" "$1/outgoing.json" "$1/outgoing.json.next"
rm -rf "$1/code"
rmdir "$1"
