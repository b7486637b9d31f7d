// Lets a function that requires the runtime hold no more of it than one that imports it: of what is required, a bundler has to take all.
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { PACKAGE_NAME } from "../../project/package-home";

/** `const { defineFunction, reply: answer } = require("#runtime");`, as a line begins with it. */
const REQUIRED = new RegExp(
  `^(?:const|let|var)\\s*\\{([\\w$\\s,:]*)\\}\\s*=\\s*require\\((["'])(#runtime|${PACKAGE_NAME}(?:/desk)?)\\2\\)[ \\t]*;?`,
  "gm",
);

/** Reads that line as the import that it amounts to. Files of packages are left as they are. */
export const importRuntime: Plugin = {
  name: "import-runtime",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
      const text = await readFile(path, "utf8");
      const contents = text.replaceAll(REQUIRED, (_, names: string, quote: string, from: string) => {
        return `import { ${names.replaceAll(":", " as ")} } from ${quote}${from}${quote};`;
      });
      return contents === text ? undefined : { contents, loader: "js" };
    });
  },
};
