// The collections in which the desk keeps what operators write, what nobody could answer, and what it remembers of customers.

/** As the runtime names them. */
export const DESK_ANSWERS = "desk_answers";
export const DESK_QUESTIONS = "desk_questions";
export const DESK_STATES = "desk_states";
