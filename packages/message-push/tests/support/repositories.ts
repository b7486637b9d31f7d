// Git repositories in temporary folders.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const made: string[] = [];
const IDENTITY = ["-c", "user.name=Team", "-c", "user.email=team@example.com", "-c", "commit.gpgSign=false"];
/** A test may run in a hook of git, which says by its environment which repository is meant. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));

export interface Repository {
  readonly dir: string;
  /** What git printed. */
  git(...args: string[]): string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Puts one text in the place of another that has to be there. */
  edit(file: string, before: string, after: string): void;
  remove(file: string): void;
  has(file: string): boolean;
  /** Commits everything; the commit's id. */
  commit(message: string): string;
}

/** A repository with these files, committed. */
export function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = emptyRepository();
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  repository.commit("Start");
  return repository;
}

export function removeRepositories(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

function emptyRepository(): Repository {
  const dir = mkdtempSync(join(tmpdir(), "repository-"));
  made.push(dir);
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("git", [...IDENTITY, ...args], {
      cwd: dir,
      encoding: "utf8",
      env: ENVIRONMENT,
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const read = (file: string) => readFileSync(join(dir, file), "utf8");
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    dir,
    git,
    read,
    write,
    edit(file, before, after) {
      if (!read(file).includes(before)) throw new Error(`${file} does not hold ${before}`);
      write(file, read(file).replace(before, after));
    },
    remove: (file) => rmSync(join(dir, file), { recursive: true }),
    has: (file) => existsSync(join(dir, file)),
    commit(message) {
      git("add", "-A");
      git("commit", "--quiet", "-m", message);
      return git("rev-parse", "HEAD").trim();
    },
  };
}
