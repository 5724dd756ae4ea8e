import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { typeName } from '../types'
import { arrayKeywords } from './arrays'
import { objectKeywords } from './objects'
import { objectOf, schemasOf, textOf } from './operands'
import { type Keyword, type ValueTest } from './types'
import { valueKeywords } from './values'

const annotation: Keyword = (given) => {
  textOf(given)
  return () => true
}

const keywords: Record<string, Keyword> = {
  ...valueKeywords,
  ...objectKeywords,
  ...arrayKeywords,
  allOf: (given) => {
    const tests = schemasOf(given)
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (given) => {
    const tests = schemasOf(given)
    return (value) => tests.some((test) => test(value))
  },
  oneOf: (given) => {
    const tests = schemasOf(given)
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (given) => {
    const test = given.compile(objectOf(given))
    return (value) => !test(value)
  },
  title: annotation,
  description: annotation,
}

/** Keywords of JSON Schema, draft 4, that MongoDB leaves out. */
const leftOut = ['$ref', '$schema', 'default', 'definitions', 'format', 'id']

/** `$jsonSchema`: whether a document fulfils a schema of draft 4 with MongoDB's additions and omissions. */
export function compileJsonSchema(operand: unknown): ValueTest {
  if (!isPlainObject(operand))
    throw requestFailed(`$jsonSchema must be an object, but found an element of type ${typeName(operand)}`)
  return compileSchema(operand)
}

function compileSchema(schema: Document): ValueTest {
  const tests = Object.entries(schema).map(([name, operand]) => {
    if (leftOut.includes(name))
      throw requestFailed(`$jsonSchema keyword '${name}' is not currently supported`)
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (keyword === undefined) throw requestFailed(`Unknown $jsonSchema keyword: ${name}`)
    return keyword({ name, operand, schema, compile: compileSchema })
  })
  return (value) => tests.every((test) => test(value))
}
