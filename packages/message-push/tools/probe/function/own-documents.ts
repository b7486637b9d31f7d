// Documents that the parts about the database make in the probe's collection: by kind, so that each part removes its own.
import { probeCollection } from "./surroundings";

/** The SDK's number of a failure; 0 where it has none. */
export function errCodeOf(error: unknown): number {
  const { errCode } = Object(error) as { readonly errCode?: unknown };
  return typeof errCode === "number" ? errCode : 0;
}

/** To be judged only: it may quote a document. */
export function errTextOf(error: unknown): string {
  const { errMsg, message } = Object(error) as { readonly errMsg?: unknown; readonly message?: unknown };
  return String(errMsg ?? message ?? error);
}

/** Adds documents of one kind in one call, which only the server's SDK can. */
export async function addAll(kind: string, documents: readonly object[]): Promise<void> {
  await probeCollection().add({ data: documents.map((document) => ({ ...document, kind })) });
}

export async function removeKind(kind: string): Promise<number> {
  const { stats } = await probeCollection().where({ kind }).remove();
  return stats.removed;
}
