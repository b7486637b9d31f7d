// The collections in which the desk keeps what operators write, and what nobody could answer.

/** As the runtime names them. */
export const DESK_ANSWERS = "desk_answers";
export const DESK_QUESTIONS = "desk_questions";
