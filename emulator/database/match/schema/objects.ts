import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { typeName } from '../types'
import { countOf } from '../whole-number'
import { namesOf, objectOf, othersOf, wrong } from './operands'
import { type Given, type Keyword, type ValueTest } from './types'
import { patternTest } from './values'

/** Keywords on objects; they let every other value pass. */
export const objectKeywords: Record<string, Keyword> = {
  required: (given) => {
    const names = namesOf(given)
    return onObjects((object) => names.every((name) => has(object, name)))
  },
  properties: (given) => {
    const tests = Object.entries(objectOf(given)).map(([name, schema]) => {
      if (!isPlainObject(schema))
        throw requestFailed(
          `Nested schema for $jsonSchema property '${name}' must be an object, not ${typeName(schema)}`,
        )
      return [name, given.compile(schema)] as const
    })
    return onObjects((object) => tests.every(([name, test]) => !has(object, name) || test(object[name])))
  },
  patternProperties: (given) => {
    const tests = Object.entries(objectOf(given)).map(([pattern, schema]) => {
      if (!isPlainObject(schema)) throw wrong(given, `must have property '${pattern}' which is an object`)
      return [patternTest(pattern), given.compile(schema)] as const
    })
    return onObjects((object) =>
      tests.every(([fits, test]) => namesIn(object).every((name) => !fits(name) || test(object[name]))),
    )
  },
  additionalProperties: (given) => {
    const test = othersOf(given)
    const { properties = {}, patternProperties = {} } = given.schema
    const named = isPlainObject(properties) ? properties : {}
    const patterns = Object.keys(isPlainObject(patternProperties) ? patternProperties : {}).map(patternTest)
    const isOther = (name: string) => !Object.hasOwn(named, name) && !patterns.some((fits) => fits(name))
    return onObjects((object) => namesIn(object).every((name) => !isOther(name) || test(object[name])))
  },
  minProperties: (given) => counted(given, (count, bound) => count >= bound),
  maxProperties: (given) => counted(given, (count, bound) => count <= bound),
  dependencies: (given) => {
    const tests = Object.entries(objectOf(given)).map(
      ([name, operand]) => [name, dependency(given, name, operand)] as const,
    )
    return onObjects((object) => tests.every(([name, test]) => !has(object, name) || test(object)))
  },
}

/** What an object has to fulfil that has the property: a schema, or other properties. */
function dependency(given: Given, name: string, operand: unknown): ValueTest {
  if (isPlainObject(operand)) return given.compile(operand)
  if (!Array.isArray(operand))
    throw wrong(given, `must hold an object or an array for '${name}', not ${typeName(operand)}`)
  const names = namesOf({ ...given, name: `${given.name}.${name}`, operand })
  return onObjects((object) => names.every((other) => has(object, other)))
}

function counted(given: Given, holds: (count: number, bound: number) => boolean): ValueTest {
  const bound = countOf(given.operand, given.name)
  return onObjects((object) => holds(namesIn(object).length, bound))
}

function onObjects(test: (object: Document) => boolean): ValueTest {
  return (value) => !isPlainObject(value) || test(value)
}

const has = (object: Document, name: string): boolean =>
  Object.hasOwn(object, name) && object[name] !== undefined

const namesIn = (object: Document): string[] => Object.keys(object).filter((name) => has(object, name))
