// Stands for mime-db (186 KB of JSON): the types a customer-service desk sends and receives. An unknown
// type becomes `.png` with a warning in the SDK, as types that mime-db does not know always did.
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  "image/png": ["png"],
  "image/jpeg": ["jpeg", "jpg", "jpe"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/bmp": ["bmp"],
  "audio/amr": ["amr"],
  "audio/mpeg": ["mpga", "mp2", "mp2a", "mp3", "m2a", "m3a"],
  "video/mp4": ["mp4", "mp4v", "mpg4"],
  "application/pdf": ["pdf"],
  "application/json": ["json", "map"],
  "application/octet-stream": ["bin"],
  "text/plain": ["txt", "text", "conf", "def", "list", "log", "in", "ini"],
};

const database = Object.fromEntries(Object.entries(EXTENSIONS).map(([type, extensions]) => [type, { extensions }]));

module.exports = database;
