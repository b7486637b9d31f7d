// Makes the file system read-only but for /tmp, as it is in the cloud: 云函数 → 注意事项, and SCF's state 405 ("RootFS is
// read-only and only /tmp is writable"). Node's own permission model would do less: it gives ERR_ACCESS_DENIED in place
// of EROFS, and forbids threads, child processes and add-ons, which the cloud allows.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { tmpdir } = require("node:os");
const { dirname, resolve, sep } = require("node:path");
const { fileURLToPath } = require("node:url");

/**
 * @typedef {(...args: any[]) => any} AnyFunction
 * @typedef {{ code: string, errno: number, syscall: string, path: string, dest?: string | undefined }} SystemError
 * @typedef {{ syscall: string, path: string, dest?: string | undefined }} Refusal
 * @typedef {(args: readonly unknown[]) => Refusal | undefined} Judge
 */

/** UV_EROFS. */
const EROFS = -30;

/**
 * Holds this process to /tmp. The folder of the function stays read-only wherever it is, unless the rules have it otherwise.
 *
 * @param {string} folder
 * @param {Pick<import("../function-rules").InstanceRules, "tmpIsWritable" | "codeIsReadOnly">} rules
 */
exports.makeFilesReadOnly = (folder, rules) => {
  const isWritable = writableOutside(folder, rules);
  for (const [name, judge] of Object.entries(judges(isWritable))) {
    guard(fs, name, judge);
    guard(fs, `${name}Sync`, judge);
    guard(fs.promises, name, judge, true);
  }
  // What an ES module imports by name is a copy.
  syncBuiltinESMExports();
};

/**
 * @param {string} folder
 * @param {Pick<import("../function-rules").InstanceRules, "tmpIsWritable" | "codeIsReadOnly">} rules
 * @returns {(path: string) => boolean}
 */
function writableOutside(folder, { tmpIsWritable, codeIsReadOnly }) {
  const temporary = [...new Set([...(process.platform === "win32" ? [] : ["/tmp"]), tmpdir()].flatMap(bothNames))];
  // Functions of a project that is itself under /tmp stand beside each other: none of them is writable.
  const root = dirname(folder);
  const code = bothNames(temporary.includes(root) ? folder : root);
  const devices = process.platform === "win32" ? [] : ["/dev", "/proc"];
  /** @param {readonly string[]} folders @param {string} path */
  const isIn = (folders, path) => folders.some((one) => path === one || path.startsWith(one + sep));
  return (path) => {
    if (isIn(devices, path)) return true;
    return isIn(code, path) ? !codeIsReadOnly : tmpIsWritable && isIn(temporary, path);
  };
}

/** /tmp of a Mac is a link to /private/tmp. @param {string} path @returns {string[]} */
function bothNames(path) {
  try {
    return [resolve(path), fs.realpathSync(path)];
  } catch {
    return [resolve(path)];
  }
}

/** What each call would write to, by the names of its system calls. @param {(path: string) => boolean} isWritable @returns {Record<string, Judge>} */
function judges(isWritable) {
  /** @param {string} syscall @param {unknown} path @param {(path: string) => boolean} [fails] @returns {Refusal | undefined} */
  const judge = (syscall, path, fails = () => false) => {
    const text = textOf(path);
    // A call that fails anyhow shall say why: the folder is missing, the file exists, or it is none.
    return text === undefined || isWritable(resolve(text)) || fails(resolve(text))
      ? undefined
      : { syscall, path: text };
  };
  /** @param {string} syscall @param {(path: string) => boolean} [fails] @returns {Judge} */
  const at =
    (syscall, fails) =>
    ([path]) =>
      judge(syscall, path, fails);
  /** @param {string} syscall @param {boolean} movesSource @returns {Judge} */
  const toSecond =
    (syscall, movesSource) =>
    ([from, to]) => {
      const refusal = judge(syscall, to) ?? (movesSource ? judge(syscall, from) : undefined);
      return refusal && { syscall, path: textOf(from) ?? "", dest: textOf(to) };
    };
  const isMissing = (/** @type {string} */ path) => !fs.existsSync(path);
  const hasNoFolder = (/** @type {string} */ path) => !fs.existsSync(dirname(path));
  return {
    open: ([path, flags]) => (writes(flags) ? judge("open", path, hasNoFolder) : undefined),
    writeFile: at("open", hasNoFolder),
    appendFile: at("open", hasNoFolder),
    mkdir: ([path, options]) =>
      judge("mkdir", path, (p) => fs.existsSync(p) || (hasNoFolder(p) && !Object(options).recursive)),
    mkdtemp: at("mkdtemp", hasNoFolder),
    rmdir: at("rmdir", isMissing),
    unlink: at("unlink", isMissing),
    rm: at("rm", isMissing),
    truncate: at("open", isMissing),
    chmod: at("chmod", isMissing),
    lchmod: at("lchmod", isMissing),
    chown: at("chown", isMissing),
    lchown: at("lchown", isMissing),
    utimes: at("utime", isMissing),
    lutimes: at("lutime", isMissing),
    rename: toSecond("rename", true),
    copyFile: toSecond("copyfile", false),
    cp: toSecond("cp", false),
    link: toSecond("link", false),
    symlink: toSecond("symlink", false),
  };
}

/** A number is an open file, and anything else no path: Node says so itself. @param {unknown} path */
function textOf(path) {
  if (typeof path === "string") return path;
  if (Buffer.isBuffer(path)) return path.toString();
  return path instanceof URL && path.protocol === "file:" ? fileURLToPath(path) : undefined;
}

/** @param {unknown} flags */
function writes(flags) {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === "number") return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0;
  return typeof flags === "string" && /[wa+]/.test(flags);
}

/** @param {any} owner @param {string} name @param {Judge} judge @param {boolean} [isPromise] */
function guard(owner, name, judge, isPromise = false) {
  /** @type {AnyFunction | undefined} */
  const real = owner[name];
  if (real === undefined) return;
  /** @param {any[]} args */
  owner[name] = Object.assign(function guarded(/** @type {any} */ ...args) {
    const refusal = judge(args);
    const callback = args.at(-1);
    const isSync = name.endsWith("Sync");
    // Without a callback the call is wrong, and Node says so.
    if (refusal === undefined || !(isSync || isPromise || typeof callback === "function"))
      return Reflect.apply(real, owner, args);
    const error = readOnly(refusal);
    if (isPromise) return Promise.reject(error);
    if (isSync) throw error;
    process.nextTick(callback, error);
  }, real);
}

/** @param {Refusal} refusal @returns {Error & SystemError} */
function readOnly({ syscall, path, dest }) {
  const places = dest === undefined ? `'${path}'` : `'${path}' -> '${dest}'`;
  const error = new Error(`EROFS: read-only file system, ${syscall} ${places}`);
  return Object.assign(error, { code: "EROFS", errno: EROFS, syscall, path, ...(dest !== undefined && { dest }) });
}
