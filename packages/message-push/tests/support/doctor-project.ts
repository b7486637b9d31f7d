// A project with the tests' own desk that is ready to go live, to be spoilt by tests of the doctor.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type BuiltFunctionReport, bundleFunctions } from "../../tools/bundle/bundle-functions";
import { findProjectFunctions } from "../../tools/bundle/project-functions";
import { type BuildAside, compare } from "../../tools/doctor/build-aside";
import { linkFiles, oncePerRun } from "./shared-files";

const root = resolve(__dirname, "../../../..");
const made: string[] = [];

const COPIED = [
  ".gitignore",
  "package.json",
  "package-lock.json",
  "project.config.json",
  "tsconfig.json",
  "miniprogram",
];

export const APPID = "wx0123456789abcdef";
export const ENV_ID = "prod-1a2b3c";
const BUILT = "dist/cloudfunctions";
/** What the build of the good project told. */
const REPORT = "build-report.json";

/** What a team writes into .env. */
export const DOT_ENV: Readonly<Record<string, string>> = {
  ENV_ID,
  WECHAT_APPID: APPID,
  WECHAT_APPSECRET: "0123456789abcdef0123456789abcdef",
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "A".repeat(43),
};

/** A project to spoil. */
export interface DoctorProject {
  readonly dir: string;
  write(path: string, content: string, encoding?: BufferEncoding): void;
  read(path: string): string;
  /** Replaces a text that must be there. */
  replace(path: string, from: string, to: string): void;
  remove(path: string): void;
  /** `.env`, with these lines otherwise; `undefined` takes one out. */
  dotEnv(changes: Readonly<Record<string, string | undefined>>): void;
  /** cloudbaserc.json, with these settings of one function otherwise. */
  settings(name: string, changes: Readonly<Record<string, unknown>>): void;
}

/** The good project with its build; every copy is a sibling, so that bundles name the packages alike. */
export interface GoodProject {
  readonly dir: string;
  /** A build that was made once, for projects whose sources still make the same. */
  readonly knownBuild: BuildAside;
}

export async function makeGoodProject(): Promise<GoodProject> {
  const dir = await oncePerRun("doctor-project", buildGoodProject);
  const functions: readonly BuiltFunctionReport[] = JSON.parse(readFileSync(join(dir, REPORT), "utf8"));
  return { dir, knownBuild: async (other) => ({ functions, ...compare(join(dir, BUILT), join(other, BUILT)) }) };
}

async function buildGoodProject(dir: string): Promise<void> {
  mkdirSync(dir);
  const { write, dotEnv } = projectAt(dir, root, COPIED);
  cpSync(join(root, "packages/message-push/tests/fixtures/desk"), dir, { recursive: true });
  dotEnv({});
  const settings: object = JSON.parse(readFileSync(join(root, "project.config.json"), "utf8"));
  write("project.config.json", JSON.stringify({ ...settings, appid: APPID }, null, 2));
  const fresh = join(dir, BUILT);
  mkdirSync(fresh, { recursive: true });
  write(REPORT, JSON.stringify(await bundleFunctions(dir, findProjectFunctions(dir), fresh)));
}

export function copyOf({ dir }: GoodProject): DoctorProject {
  const copied = [...COPIED, "cloudfunctions", "cloudbaserc.json", ".env"];
  const project = projectFrom(dir, copied);
  linkFiles(join(dir, "dist"), join(project.dir, "dist"));
  return project;
}

function projectFrom(origin: string, copied: readonly string[]): DoctorProject {
  const dir = mkdtempSync(join(tmpdir(), "doctor-project-"));
  made.push(dir);
  return projectAt(dir, origin, copied);
}

function projectAt(dir: string, origin: string, copied: readonly string[]): DoctorProject {
  // A junction needs no rights on Windows.
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");
  for (const path of copied) cpSync(join(origin, path), join(dir, path), { recursive: true });
  const read = (path: string) => readFileSync(join(dir, path), "utf8");
  const write = (path: string, content: string, encoding: BufferEncoding = "utf8") => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    // The file may be shared with the project it was copied from.
    rmSync(join(dir, path), { force: true });
    writeFileSync(join(dir, path), content, encoding);
  };
  return {
    dir,
    read,
    write,
    replace(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      write(path, text.replace(from, to));
    },
    remove: (path) => rmSync(join(dir, path), { recursive: true }),
    dotEnv(changes) {
      const lines = Object.entries({ ...DOT_ENV, ...changes }).filter(([, value]) => value !== undefined);
      write(".env", lines.map(([name, value]) => `${name}=${value}\n`).join(""));
    },
    settings(name, changes) {
      const all = JSON.parse(read("cloudbaserc.json")) as { functions: { name: string }[] };
      const functions = all.functions.map((own) => (own.name === name ? { ...own, ...changes } : own));
      write("cloudbaserc.json", JSON.stringify({ ...all, functions }, null, 2));
    },
  };
}

export function removeDoctorProjects(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** A server whose clock is as many seconds off as the path says: `/90`, `/-600`; `/none` tells no time. */
export async function startTimeServer(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(({ url = "" }, response) => {
    const offsetMs = Number(url.slice(1)) * 1_000;
    response.sendDate = false;
    if (!Number.isNaN(offsetMs)) response.setHeader("Date", new Date(Date.now() + offsetMs).toUTCString());
    response.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolveListening) => server.once("listening", resolveListening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
