// Inside each instance: a connection to another host goes to the simulator's answers, or nowhere, or out, as the shared file says.
// Below every HTTP client: fetch, node:http and node:https, and what is built on them, open their connections here.
const { existsSync, readFileSync } = require("node:fs");
const { Socket, isIP } = require("node:net");
const tls = require("node:tls");

/** @typedef {{ isOpen: boolean, hosts: string[], ports: { http: number, https: number }, unreachable: string[] }} Rules */
/** @typedef {{ host: string, port: string }} Target */

/** An instance that is cut off asks for such a name, which leads nowhere; see faults/cut-off.ts. */
const NOWHERE = /\.cut-off\.invalid$/;

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)$/i;

/** @param {string} path where the rules are; without them, nothing is changed */
exports.followOutgoingRules = (path) => {
  if (!existsSync(path)) return;
  /** @returns {Rules} */
  const rules = () => JSON.parse(readFileSync(path, "utf8"));
  redirectConnections(rules);
  trustAnswers(rules);
};

/** @param {() => Rules} readRules */
function redirectConnections(readRules) {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (/** @type {any[]} */ ...args) {
    const target = targetOf(args);
    if (target === undefined) return Reflect.apply(connect, this, args);
    const rules = readRules();
    if (rules.unreachable.includes(target.host)) return unreachable(this, target);
    if (isAnswered(rules, target)) return Reflect.apply(connect, this, redirected(args, portOf(rules, this)));
    if (rules.isOpen || LOCAL.test(target.host) || NOWHERE.test(target.host)) return Reflect.apply(connect, this, args);
    return refuse(this, target);
  };
}

/** The answers' certificate is nobody's: it is looked past for them, and for nothing else. @param {() => Rules} readRules */
function trustAnswers(readRules) {
  const connect = tls.connect;
  tls.connect = (/** @type {any[]} */ ...args) => {
    const target = targetOf(args);
    const index = args.findIndex((arg) => typeof arg === "object" && arg !== null);
    const options = index < 0 ? {} : args[index];
    if (target === undefined || options.socket || !isAnswered(readRules(), target))
      return Reflect.apply(connect, tls, args);
    const trusting = { ...options, rejectUnauthorized: false };
    if (index >= 0) return Reflect.apply(connect, tls, args.with(index, trusting));
    return Reflect.apply(connect, tls, [
      { ...trusting, ...target },
      ...args.filter((arg) => typeof arg === "function"),
    ]);
  };
}

/** Where a connection goes; nothing for a pipe. @param {any[]} args @returns {Target | undefined} */
function targetOf([first, second]) {
  const given = Array.isArray(first) ? first[0] : first;
  if (typeof given === "object" && given !== null) {
    const { path, host, port } = given;
    if (typeof path === "string" && port === undefined) return undefined;
    return { host: bare(host ?? "localhost"), port: String(port) };
  }
  if (!/^\d+$/.test(String(given))) return undefined;
  return { host: bare(typeof second === "string" ? second : (second?.host ?? "localhost")), port: String(given) };
}

/** @param {string} host */
function bare(host) {
  return String(host)
    .toLowerCase()
    .replace(/^\[|\]$/g, "");
}

/** @param {Rules} rules @param {Target} target */
function isAnswered({ hosts }, { host, port }) {
  return hosts.includes(`${host}:${port}`);
}

/** @param {Rules} rules @param {Socket} socket */
function portOf({ ports }, socket) {
  return socket instanceof tls.TLSSocket ? ports.https : ports.http;
}

/** The same arguments with the simulator's address. @param {any[]} args @param {number} port */
function redirected([first, ...rest], port) {
  const here = { host: "127.0.0.1", port, lookup: undefined, localAddress: undefined };
  if (!Array.isArray(first)) {
    const options = typeof first === "object" ? first : {};
    return [{ ...options, ...here }, ...rest.filter((arg) => typeof arg === "function")];
  }
  // Node marks arguments that it has put in order by a symbol of its own.
  const marked = [{ ...first[0], ...here }, ...first.slice(1)];
  for (const mark of Object.getOwnPropertySymbols(first)) Object.assign(marked, { [mark]: Reflect.get(first, mark) });
  return [marked, ...rest];
}

/** @param {Socket} socket @param {Target} target */
function refuse(socket, { host, port }) {
  const scheme = port === "80" ? "http" : "https";
  const shown = `${isIP(host) === 6 ? `[${host}]` : host}${port === "443" || port === "80" ? "" : `:${port}`}`;
  const text = `The simulator lets no function out to ${shown} in a test. Answer for it: sim.http("${scheme}://${shown}/…", answer), or start with { outgoing: "open" }.`;
  process.stderr.write(`${text}\n`);
  return breakOff(socket, Object.assign(new Error(text), { code: "SIMULATOR_REFUSED_HOST" }));
}

/** By the rules, functions do not get there. @param {Socket} socket @param {Target} target */
function unreachable(socket, { host, port }) {
  const error = new Error(`connect ENETUNREACH ${host}:${port}`);
  return breakOff(socket, Object.assign(error, { code: "ENETUNREACH", syscall: "connect" }));
}

/** @param {Socket} socket @param {Error} error */
function breakOff(socket, error) {
  // As in a connection that is being opened: what is written meanwhile waits.
  Object.assign(socket, { connecting: true });
  setImmediate(() => socket.destroy(error));
  return socket;
}
