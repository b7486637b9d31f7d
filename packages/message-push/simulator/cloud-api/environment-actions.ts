// Service tcb: which environments there are, which is also how the CLI tries a key.
import type { CloudAction } from "./function-actions";

/** There is one, and its id is also the namespace of its functions. */
export function environmentActions(envId: string): Readonly<Record<string, CloudAction>> {
  const environment = {
    EnvId: envId,
    Alias: "stand-in",
    Status: "NORMAL",
    EnvType: "baas",
    Source: "miniapp",
    Region: "ap-shanghai",
    Functions: [{ Namespace: envId, Region: "ap-shanghai" }],
    Storages: [{ Region: "ap-shanghai", Bucket: "stand-in", AppId: "0" }],
    LogServices: [{ LogsetId: "stand-in", TopicId: "stand-in" }],
  };
  return {
    DescribeEnvs(params) {
      const { EnvId } = params as { EnvId?: string };
      return { EnvList: EnvId === undefined || EnvId === envId ? [environment] : [] };
    },
  };
}
