/**
 * One parameterised SQL statement. `name` is unique in the product and stable: PostgreSQL parses and plans the text once per
 * connection under it. Stores are the only place where statements are written.
 */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** What one statement of a batch returned. */
export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[]
  readonly rowCount: number
}
