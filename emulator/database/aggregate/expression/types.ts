/** Variables by name (`$let`, `$lookup`, `$map`, …), without the dollars. */
export type Variables = Readonly<Record<string, unknown>>

/** What an expression sees: the document (`$$ROOT`), where `$a` begins (`$$CURRENT`), and the variables. */
export interface Scope {
  root: unknown
  current: unknown
  variables: Variables
}

/** A compiled expression; undefined is "missing". It never changes what it is given: documents in memory are shared. */
export type Expression = (scope: Scope) => unknown

/** Names that may be used as variables. */
export type Names = ReadonlySet<string>

/** Compiles an operand; `added` are the variables that the operator itself gives it. */
export type Compile = (operand: unknown, added?: readonly string[]) => Expression

/** Compiles one operator from what stands behind its name; wrong arguments are refused by name. */
export type OperatorMaker = (operand: unknown, compile: Compile, name: string) => Expression

export const noNames: Names = new Set()

export const noVariables: Variables = Object.freeze({})

export const scopeOf = (root: unknown, variables: Variables = noVariables): Scope => ({
  root,
  current: root,
  variables,
})

/** The scope with more variables. `CURRENT` moves the place where `$a` begins. */
export function within(scope: Scope, added: Variables): Scope {
  const variables = { ...scope.variables, ...added }
  return { root: scope.root, current: 'CURRENT' in added ? added['CURRENT'] : scope.current, variables }
}

/** Variables whose values change between the runs of something compiled once, such as the `$expr` of a `$match`. */
export interface Binding {
  names: Names
  values: Variables
}
