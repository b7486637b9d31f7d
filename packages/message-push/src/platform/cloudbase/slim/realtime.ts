// Stands for the realtime client of @cloudbase/database, which only `watch` reaches: functions have no such call, mini programs do.
class RealtimeLeftOut {
  constructor() {
    throw new Error(
      "`watch` is left out of this bundle: it is a call of the mini program, and CloudBase ends a function when it returns.",
    );
  }
}

module.exports = { RealtimeWebSocketClient: RealtimeLeftOut };
