// The rules and questions of a simulator that runs, by its control API. Documents travel as the console exports them: see docs/reference/control-api.md.
import { EJSON } from "bson";
import type { AnswerDocument, Question } from "../../src/desk/desk-store";
import { byCount, readQuestion, toAnswers } from "../../src/desk/kept-documents";
import type { Both } from "../../src/language";
import { DESK_COLLECTIONS } from "../../src/platform/cloudbase/cloudbase-desk-store";
import { ToolError } from "../tool-error";
import { START_SIMULATOR } from "./local-flag";
import type { FarStore } from "./open-store";

type Document = Readonly<Record<string, unknown>>;

/** What a route answers, as far as it matters here. */
interface Answer {
  readonly documents?: readonly Document[];
  readonly error?: { readonly code?: string; readonly fact: string };
}

const PAGE = 1_000;
const PATIENCE_MS = 5_000;

/** @param url of the simulator, without a path */
export function simulatorStore(url: string): FarStore {
  const { answers, questions } = DESK_COLLECTIONS;
  const ask = askerOf(url);
  const all = async (collection: string): Promise<readonly Document[]> => {
    const found: Document[] = [];
    for (let isEnd = false; !isEnd; ) {
      const page = await ask("GET", `${collection}?skip=${found.length}&limit=${PAGE}`);
      const { documents = [] } = page ?? {};
      found.push(...documents.map((document) => EJSON.deserialize(document)));
      isEnd = documents.length < PAGE;
    }
    return found;
  };
  return {
    async readAnswers() {
      const documents = (await all(answers)) as readonly AnswerDocument[];
      return toAnswers([...documents].sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1)));
    },
    async putAnswer({ _id, ...fields }) {
      const address = `${answers}/${encodeURIComponent(_id)}`;
      if (await ask("PATCH", address, { replace: fields })) return;
      if ((await ask("GET", `${answers}?limit=1`)) === undefined) await ask("POST", "", { collection: answers });
      await ask("POST", answers, { documents: [{ _id, ...fields }] });
    },
    removeAnswer: async (id) => void (await ask("DELETE", `${answers}/${encodeURIComponent(id)}`)),
    async listQuestions(limit) {
      const found: Question[] = (await all(questions)).flatMap(
        ({ _id, lastAt, ...fields }) => readQuestion(_id, { ...fields, lastAtMs: Number(lastAt) }) ?? [],
      );
      return found.sort(byCount).slice(0, limit);
    },
  };
}

/** Says nothing where a collection or a document is missing. */
function askerOf(url: string) {
  return async (method: string, path: string, body?: object): Promise<Answer | undefined> => {
    const response = await fetch(`${url}/__sim/data/${path}`.replace(/\/$/, ""), {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    }).catch((cause: unknown) => Promise.reject(unreachable(url, SILENT, cause)));
    const answer = (await response.json().catch(() => undefined)) as Answer | undefined;
    if (response.ok && answer !== undefined) return answer;
    const error = answer?.error;
    if (error?.code === "DATA_MISSING") return undefined;
    if (error === undefined) throw unreachable(url, NO_SIMULATOR);
    throw unreachable(url, { en: `refused it: ${error.fact}`, zh: `拒绝了：${error.fact}` });
  };
}

const SILENT: Both = { en: "does not answer", zh: "没有回应" };
const NO_SIMULATOR: Both = { en: "is no simulator", zh: "不是模拟器" };

function unreachable(url: string, what: Both, cause?: unknown): ToolError {
  const fact: Both = { en: `The simulator at ${url} ${what.en}.`, zh: `模拟器（${url}）${what.zh}。` };
  return new ToolError("ANSWERS_UNREACHABLE", fact, START_SIMULATOR, { cause });
}
