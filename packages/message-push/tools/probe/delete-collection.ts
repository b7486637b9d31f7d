// Deletes a collection of an environment, which neither a function nor the CLI can: https://cloud.tencent.com/document/api/876/127967
import * as v from "valibot";
import type { CloudKey } from "../deploy/read-settings";
import { ToolError } from "../tool-error";
import { requestCloudApi } from "./cloud-api-client";

export interface CollectionToDelete {
  readonly key: CloudKey;
  readonly envId: string;
  readonly collection: string;
  /** @default "ap-shanghai" */
  readonly region?: string;
  /** A stand-in's address. @default the cloud */
  readonly endpoint?: string;
  /** The machine's proxy. @default none */
  readonly proxyUrl?: string;
}

const TCB = { service: "tcb", version: "2018-06-08" } as const;

/** The page names no code for a collection that is not there; all services share these. */
const NOT_THERE = /ResourceNotFound|NotExist/;

const environments = v.object({
  EnvList: v.array(v.object({ Databases: v.optional(v.nullable(v.array(v.object({ InstanceId: v.string() }))), []) })),
});

/** Resolves also where there is no such collection. @throws {ToolError} `CLOUD_UNREADABLE`, also where there is no such environment */
export async function deleteCollection({ envId, collection, ...how }: CollectionToDelete): Promise<void> {
  const found = v.safeParse(
    environments,
    await requestCloudApi({ ...TCB, ...how, action: "DescribeEnvs", params: { EnvId: envId } }),
  );
  const [environment] = found.success ? found.output.EnvList : [];
  if (environment === undefined) throw noEnvironment();
  // The page's own example names the instance, and none shows whether the environment alone is enough: both are given.
  const [instance] = environment.Databases ?? [];
  const params = { EnvId: envId, TableName: collection, ...(instance && { Tag: instance.InstanceId }) };
  await requestCloudApi({ ...TCB, ...how, action: "DeleteTable", params }).catch((error: unknown) => {
    if (!(error instanceof ToolError) || !NOT_THERE.test(error.fact)) throw error;
  });
}

function noEnvironment(): ToolError {
  return new ToolError(
    "CLOUD_UNREADABLE",
    { en: "The cloud shows no such environment to this key.", zh: "用这个密钥看不到这个云环境。" },
    {
      en: "Use a key of the account that owns the environment; delete the collection in 云开发控制台 → 数据库.",
      zh: "请使用拥有该环境的账号的密钥；集合可在 云开发控制台 → 数据库 里删除。",
    },
  );
}
