// The ciphertext is found before anything is parsed: it has to be the one that the parser reads.
import fc from "fast-check";
import { readEncrypt } from "../../../src/wechat/http/read-encrypt";
import { readPacket } from "../../../src/wechat/read-packet";

/** What the whole says, where it is a packet. */
function fully(text: string): { readonly Encrypt?: unknown } | undefined {
  try {
    return readPacket(text).packet;
  } catch {
    return undefined;
  }
}

function found(text: string): string | undefined {
  try {
    return readEncrypt(text);
  } catch {
    return undefined;
  }
}

/** Nothing else is found than what the whole says; it need not be, where it is written twice in two ways, or as a number. */
function agree(text: string): void {
  const packet = fully(text);
  const Encrypt = found(text);
  if (packet === undefined || Encrypt === undefined) return;
  expect([text, Encrypt]).toEqual([text, String(packet.Encrypt).trim()]);
}

const name = fc.constantFrom(
  "Encrypt",
  "\\u0045ncrypt",
  "Encryp\\u0074",
  "\\\\u0045ncrypt",
  "encrypt",
  "a",
  "__proto__",
  'Encrypt\\"',
  "Encrypt\n",
  "",
);
const word = fc.constantFrom(
  '"x"',
  '" x\\n"',
  '"\nx"',
  '"Encrypt"',
  '"\\"Encrypt\\":\\"y\\""',
  '"}"',
  '"\\\\"',
  "7",
  "1e400",
  "12345678901234567890",
  "null",
  "true",
);
const { value: anyJson } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    word,
    tie("object"),
    fc.array(tie("value"), { maxLength: 3 }).map((values) => `[${values.join(",")}]`),
  ),
  object: fc
    .array(fc.tuple(name, tie("value")), { maxLength: 4 })
    .map((fields) => `{${fields.map(([key, value]) => `"${key}" : ${value}`).join(",\n")}}`),
}));

test("whatever a JSON text is made of", () => {
  const fields = fc.array(fc.tuple(name, anyJson), { maxLength: 5 });
  fc.assert(
    fc.property(fields, (list) => agree(`{${list.map(([key, value]) => `"${key}":${value}`).join(",")}}`)),
    { numRuns: 3_000 },
  );
});

test("one text under that name at the top is found, wherever it stands", () => {
  const fields = fc.array(fc.tuple(fc.constantFrom("a", "b", "encrypt", "__proto__"), anyJson), { maxLength: 4 });
  fc.assert(
    fc.property(fields, fc.nat({ max: 4 }), fc.constantFrom("Encrypt", "\\u0045ncrypt"), (list, at, key) => {
      const written = list.map(([own, value]) => `"${own}":${value}`);
      const text = `{${[...written.slice(0, at), `"${key}":"\\nx "`, ...written.slice(at)].join(",")}}`;
      expect([text, found(text)]).toEqual([text, "x"]);
    }),
  );
});

test("whatever an XML text is made of", () => {
  const piece = fc.constantFrom(
    "x",
    " ",
    "<Encrypt>",
    "</Encrypt>",
    "<Encrypt/>",
    "<a>",
    "</a>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&lt;",
    "&#8;",
    "<?a?>",
    "<a b='<'>",
    "<xml>",
    "</xml>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (parts) => agree(`<xml>${parts.join("")}</xml>`)),
    { numRuns: 3_000 },
  );
  const element = fc.constantFrom(
    "<Encrypt>x</Encrypt>",
    "<Encrypt> <![CDATA[x]]>y</Encrypt>",
    "<Encrypt/>",
    "<Encrypt><a/></Encrypt>",
    "<a><Encrypt>z</Encrypt></a>",
    "<!-- <Encrypt>x</Encrypt> -->",
    "<a><![CDATA[<Encrypt>x</Encrypt>]]></a>",
    " ",
  );
  fc.assert(fc.property(fc.array(element, { maxLength: 4 }), (parts) => agree(`<xml>${parts.join("")}</xml>`)));
});

test("whatever text it is, nothing but a refusal is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>{}[]\":,\\ &;!?/=-x0'\n") }), (text) => {
      agree(text);
      try {
        readEncrypt(text);
      } catch (error) {
        expect(error).toMatchObject({ code: "EVENT_INVALID" });
      }
    }),
    { numRuns: 2_000 },
  );
});
