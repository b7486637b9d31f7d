// What `database.command` makes. The types only remember for which fields an expression is meant.

declare const compared: unique symbol;
declare const described: unique symbol;
declare const written: unique symbol;

/** A comparison for a field whose value is a `V`. It is narrowed by further ones: `command.gte(1).lt(5)`. */
export interface FieldCommand<V> {
  readonly [compared]: V;
  /** Both must hold. */
  and<W>(...others: readonly FieldCommand<W>[]): FieldCommand<V | W>;
  /** One of them must hold. */
  or<W>(...others: readonly FieldCommand<W>[]): FieldCommand<V | W>;
  eq<W>(value: W): FieldCommand<V | W>;
  neq<W>(value: W): FieldCommand<V | W>;
  gt<W>(value: W): FieldCommand<V | W>;
  gte<W>(value: W): FieldCommand<V | W>;
  lt<W>(value: W): FieldCommand<V | W>;
  lte<W>(value: W): FieldCommand<V | W>;
  in<W>(values: readonly W[]): FieldCommand<V | W>;
  nin<W>(values: readonly W[]): FieldCommand<V | W>;
}

/** Several conditions for whole documents of type `T` in one, made by `command.and`, `command.or` or `command.nor`. */
export interface DocumentCommand<T> {
  readonly [described]: T;
}

/** A change of a field whose value is a `V`, for `update`. */
export interface UpdateCommand<V> {
  readonly [written]: V;
}
