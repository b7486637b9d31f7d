// Service tcb: which environments there are, which is also how the CLI tries a key, and the collections of their database.
import * as v from "valibot";
import { CloudApiError } from "./cloud-api-error";
import type { CloudAction } from "./function-actions";

const DATABASE_INSTANCE = "tnt-stand-in";
const deleted = v.object({ TableName: v.string(), EnvId: v.optional(v.string()), Tag: v.optional(v.string()) });

/** There is one, and its id is also the namespace of its functions. `dropCollection` tells whether there was one of that name. */
export function environmentActions(
  envId: string,
  dropCollection: (name: string) => Promise<boolean>,
): Readonly<Record<string, CloudAction>> {
  const environment = {
    EnvId: envId,
    Alias: "stand-in",
    Status: "NORMAL",
    EnvType: "baas",
    Source: "miniapp",
    Region: "ap-shanghai",
    Functions: [{ Namespace: envId, Region: "ap-shanghai" }],
    Databases: [{ InstanceId: DATABASE_INSTANCE, Status: "RUNNING", Region: "ap-shanghai" }],
    Storages: [{ Region: "ap-shanghai", Bucket: "stand-in", AppId: "0" }],
    LogServices: [{ LogsetId: "stand-in", TopicId: "stand-in" }],
  };
  return {
    DescribeEnvs(params) {
      const { EnvId } = params as { EnvId?: string };
      return { EnvList: EnvId === undefined || EnvId === envId ? [environment] : [] };
    },
    async DeleteTable(params) {
      const asked = v.safeParse(deleted, params);
      if (!asked.success) throw new CloudApiError("MissingParameter", "TableName is missing.");
      const { TableName, EnvId = envId, Tag = DATABASE_INSTANCE } = asked.output;
      if (EnvId !== envId || Tag !== DATABASE_INSTANCE)
        throw new CloudApiError("InvalidParameter", "The environment has no such database.");
      // The page names no code for it; this is the one that all services share.
      if (!(await dropCollection(TableName)))
        throw new CloudApiError("ResourceNotFound", `Table ${TableName} does not exist.`);
      return {};
    },
  };
}
