// Stands for form-data and the ten packages behind it. node-sdk makes the body of a cloud call with it, of texts and bytes, whole
// and at once; streams, files and requests of its own are never asked for.
const LINE_BREAK = "\r\n";

class Form {
  readonly #boundary = `--------------------------${require("node:crypto").randomBytes(12).toString("hex")}`;
  readonly #parts: Buffer[] = [];

  append(field: string, value: unknown): void {
    if (Array.isArray(value)) throw new Error("Arrays are not supported.");
    const isText = typeof value === "string" || typeof value === "number" || value === undefined || value === null;
    const content = isText ? Buffer.from(String(value)) : Buffer.from(value as Buffer);
    const type = isText ? "" : `Content-Type: application/octet-stream${LINE_BREAK}`;
    const name = field.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
    const header = `--${this.#boundary}${LINE_BREAK}Content-Disposition: form-data; name="${name}"${LINE_BREAK}${type}${LINE_BREAK}`;
    this.#parts.push(Buffer.from(header), content, Buffer.from(LINE_BREAK));
  }

  getHeaders(): object {
    return { "content-type": `multipart/form-data; boundary=${this.#boundary}` };
  }

  getBuffer(): Buffer {
    return Buffer.concat([...this.#parts, Buffer.from(`--${this.#boundary}--${LINE_BREAK}`)]);
  }
}

module.exports = Form;
