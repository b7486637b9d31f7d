// Which model answers: three variables of the function.

export const MODEL_VARIABLES = { baseUrl: "MODEL_BASE_URL", name: "MODEL_NAME", key: "MODEL_API_KEY" } as const;

/** A model of CloudBase itself: `cloudbase`, or `cloudbase:<group>` for another group of models. */
const OF_CLOUDBASE = /^cloudbase(?::([\w./-]+))?$/;

/** The variables as they stand. */
export type ModelVariables = Readonly<Record<string, string | undefined>>;

/** What the variables say. */
export type ModelSettings =
  | { readonly kind: "off" }
  /** The variables that are missing or wrong. */
  | { readonly kind: "broken"; readonly problems: readonly string[] }
  /** Any endpoint that speaks as OpenAI's chat completions do. */
  | { readonly kind: "endpoint"; readonly baseUrl: string; readonly name: string; readonly key: string }
  /** The environment's own. */
  | { readonly kind: "cloudbase"; readonly group: string; readonly name: string };

/** Reads the variables; the doctor reads them the same way. */
export function readModelSettings(variables: ModelVariables): ModelSettings {
  const [baseUrl, name, key] = [MODEL_VARIABLES.baseUrl, MODEL_VARIABLES.name, MODEL_VARIABLES.key].map(
    (own) => variables[own]?.trim() ?? "",
  ) as [string, string, string];
  if (baseUrl === "" && name === "" && key === "") return { kind: "off" };
  const own = OF_CLOUDBASE.exec(baseUrl);
  if (own !== null) {
    if (name === "") return { kind: "broken", problems: [MODEL_VARIABLES.name] };
    return { kind: "cloudbase", group: own[1] ?? "cloudbase", name };
  }
  const problems = [
    ...(isAddress(baseUrl) ? [] : [MODEL_VARIABLES.baseUrl]),
    ...(name === "" ? [MODEL_VARIABLES.name] : []),
    ...(key === "" ? [MODEL_VARIABLES.key] : []),
  ];
  if (problems.length > 0) return { kind: "broken", problems };
  return { kind: "endpoint", baseUrl: baseUrl.replace(/\/+$/, ""), name, key };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
