// The generated interfaces say what the catalogue says: checked by `npm run types`, so an old one does not compile.
import type { CATALOGUE } from "../../src/wechat/catalogue/catalogue";
import type { EventsOf } from "../../src/wechat/catalogue/facts";
import type { CatalogueEvents } from "../../src/wechat/generated/catalogue-events";

type Inferred = EventsOf<typeof CATALOGUE>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Different = {
  [Name in keyof Inferred | keyof CatalogueEvents]: Name extends keyof Inferred & keyof CatalogueEvents
    ? Same<Required<Inferred[Name]>, Required<CatalogueEvents[Name]>> extends true
      ? never
      : Name
    : Name;
}[keyof Inferred | keyof CatalogueEvents];

const different: readonly Different[] = [];
/** Assignable only while nothing is different. */
export const none: readonly never[] = different;
