import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ERROR_CODES } from "../../src/error-codes";

test("docs/errors.md explains every error code in both languages, and no other", () => {
  const rows = readFileSync(resolve(__dirname, "../../docs/errors.md"), "utf8").matchAll(
    /^\| `([A-Z_]+)` \| (.+) \| (.+) \|$/gm,
  );
  const documented = [...rows].map(([, code, english, chinese]) => ({ code, english, chinese }));
  expect(documented.map(({ code }) => code).sort()).toEqual([...ERROR_CODES].sort());
  for (const { english, chinese } of documented) {
    expect(english).toMatch(/[a-z]{3}/);
    expect(chinese).toMatch(/[\u4e00-\u9fff]{3}/);
  }
});
