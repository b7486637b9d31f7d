// Where the page finds a picture: WeChat's media by their id, and what is still to be uploaded by the name of its source.

const FILE = "file:";
/** `cloud://<environment and bucket>/<path>` */
const CLOUD = /^cloud:\/\/[^/]+\/(.+)$/;

/** The address of a picture; nothing for one that lies on another host, which this page does not load. */
export function pictureUrl(mediaId: string): string | undefined {
  if (/^https?:/i.test(mediaId)) return undefined;
  if (mediaId.startsWith(FILE)) return `/__sim/desk/picture?file=${encodeURIComponent(mediaId.slice(FILE.length))}`;
  const [, path] = CLOUD.exec(mediaId) ?? [];
  if (path !== undefined) return `/__sim/files?path=${encodeURIComponent(path)}`;
  return `/__sim/media/${encodeURIComponent(mediaId)}`;
}

/** The name of the source of a picture that is still to be uploaded, as somebody wrote it; nothing for WeChat's own ids. */
export function sourceNameOf(mediaId: string): string | undefined {
  if (mediaId.startsWith(FILE)) return mediaId.slice(FILE.length);
  return /^(?:https?|cloud):\/\//i.test(mediaId) ? mediaId : undefined;
}
