// What is uncertain about CloudBase's HTTP access service, which calls functions. Each is a default.
import { HTTP_SOURCE } from "../sources";

/** The rules of the stand-in of HTTP access. */
export interface HttpAccessRules {
  /** Whether the parameters of a query reach the function decoded, and otherwise as they were sent. */
  readonly httpKeepsQuery: boolean;
  /** Whether the function can tell that a parameter came twice: it gets a list of both values, and otherwise the last one. */
  readonly httpShowsRepeatedParameter: boolean;
  /** Whether a body of JSON, XML or text reaches the function byte for byte, read as `isBase64Encoded` says. */
  readonly httpKeepsBody: boolean;
  /** Whether the function sees the content type that was sent. */
  readonly httpKeepsContentType: boolean;
  /** Content types whose bodies come as Base64, of those that pushes can have and one that is no text. */
  readonly httpBase64Types: readonly string[];
  /** Whether `path` is the whole path; otherwise what follows the path of the route. */
  readonly httpPathIsWhole: boolean;
  /** `SOURCE` of a function that is called over HTTP. */
  readonly httpSource: string;
  /** Whether such a call brings a token for cloud calls. */
  readonly httpCallsBringToken: boolean;
  /** Whether status, headers and body go back as the function returns them; otherwise the status is 200. */
  readonly httpKeepsAnswer: boolean;
  /** Whether an answer that takes longer than 5 s arrives. */
  readonly httpLateAnswerArrives: boolean;
  /** The longest body of a text that passes, in bytes. */
  readonly httpTextMaxBytes: number;
}

const KB = 1_024;

export const HTTP_ACCESS_RULES: HttpAccessRules = {
  httpKeepsQuery: true,
  httpShowsRepeatedParameter: true,
  httpKeepsBody: true,
  httpKeepsContentType: true,
  httpBase64Types: ["application/octet-stream"],
  httpPathIsWhole: true,
  httpSource: HTTP_SOURCE,
  httpCallsBringToken: false,
  httpKeepsAnswer: true,
  httpLateAnswerArrives: true,
  httpTextMaxBytes: 100 * KB,
};
