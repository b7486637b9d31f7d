// The errors of a project's own files: its layout, its settings, and what a build made of it.
import { CodedError } from "../src/coded-error";

/** Every code of a {@link ProjectError}. docs/reference/errors.md explains each. */
export const PROJECT_ERROR_CODES = [
  "CLOUDBASERC_INVALID",
  "PROJECT_LAYOUT_INVALID",
  "OWN_PAIRS_INVALID",
  "BUILD_MISSING",
  "FILES_DIFFER",
] as const;

/** A code of {@link ProjectError}. */
export type ProjectErrorCode = (typeof PROJECT_ERROR_CODES)[number];

/** A file of the project, or one that is missing, stops whoever reads it. */
export class ProjectError extends CodedError<ProjectErrorCode> {
  override readonly name = "ProjectError";
}
