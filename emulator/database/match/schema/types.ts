import { type Document } from '../../values'

/** Tests one value by a schema. */
export type ValueTest = (value: unknown) => boolean

export type CompileSchema = (schema: Document) => ValueTest

/** What a keyword stands in: its name, its operand and the whole schema. */
export interface Given {
  name: string
  operand: unknown
  schema: Document
  compile: CompileSchema
}

/** Makes the test of a keyword; a wrong operand is refused by name. */
export type Keyword = (given: Given) => ValueTest
