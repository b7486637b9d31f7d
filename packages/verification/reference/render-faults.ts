// The part of docs/reference/control-api.md about faults: places, kinds with their phases and figures, selectors.
import { CUT_OFFS } from "../../message-push/simulator/faults/cut-off";
import {
  CUT_OFF_WORDS,
  FIGURE_WORDS,
  KIND_WORDS,
  PLACE_WORDS,
  SELECTOR_WORDS,
} from "../../message-push/simulator/faults/fault-words";
import { KINDS, type KindRule } from "../../message-push/simulator/faults/kinds";
import { PLACES, type Site } from "../../message-push/simulator/faults/places";
import type { Both, Language } from "../../message-push/src/language";
import { LABELS, SITE_LABELS } from "./control-api-labels";
import { inReference, table } from "./markdown";

/** A part each, headings included. */
export function faultParts(language: Language): readonly string[] {
  const words = (label: keyof typeof LABELS) => LABELS[label][language];
  const colon = language === "en" ? ": " : "：";
  return [
    `## ${words("faults")}`,
    inReference(words("faultsTop")),
    table(
      [words("on"), words("into")],
      PLACE_WORDS.map(({ on, means }) => [on, means[language]]),
    ),
    `${words("places")}${colon}${PLACES.map((place) => `\`${place}\``).join(", ")}`,
    words("kindTop"),
    ...(Object.keys(KINDS) as Site[]).map((site) => kindTable(site, language)),
    table([words("figure"), words("mayBe")], rowsOf(FIGURE_WORDS, language)),
    table(
      [words("how"), words("hears")],
      CUT_OFFS.map((how) => [`"${how}"`, CUT_OFF_WORDS[how][language]]),
    ),
    table([words("selector"), words("into")], rowsOf(SELECTOR_WORDS, language)),
  ];
}

function kindTable(site: Site, language: Language): string {
  const rules = Object.entries<KindRule>(KINDS[site]);
  const words: Readonly<Record<string, Both>> = KIND_WORDS[site];
  const hasPhases = rules.some(([, { phases }]) => phases.length > 0);
  const phasesOf = ({ phases }: KindRule) => (hasPhases ? [phases.join(", ")] : []);
  const rows = rules.map(([kind, rule]) => [
    `\`${kind}\``,
    ...phasesOf(rule),
    figuresOf(rule),
    words[kind]?.[language] ?? "",
  ]);
  const phase = hasPhases ? [LABELS.phase[language]] : [];
  return table([SITE_LABELS[site][language], ...phase, LABELS.figures[language], LABELS.happened[language]], rows);
}

/** What it must have, and what it may have. */
function figuresOf({ needs, may }: KindRule): string {
  return [...(needs === undefined ? [] : [`\`${needs}\``]), ...(may === undefined ? [] : [`\`${may}\`?`])].join(", ");
}

function rowsOf(words: Readonly<Record<string, Both>>, language: Language): readonly (readonly string[])[] {
  return Object.entries(words).map(([name, said]) => [`\`${name}\``, said[language]]);
}
