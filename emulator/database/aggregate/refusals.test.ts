import { Decimal128, Double, Long, ObjectId } from 'bson'
import fc from 'fast-check'
import { PlatformError } from '../../admin/errors'
import { openTestDatabase } from '../../testing/database'
import { encode } from '../ejson'
import { type Document } from '../values'
import { compileExpression } from './expression/compile'
import { noNames, noVariables, scopeOf } from './expression/types'
import { operators } from './operators'
import { compilePipeline } from './pipeline'
import { stageMakers } from './stages'

const { database, close } = openTestDatabase({ other: [] })
afterAll(close)

const documents: Document[] = [
  { _id: 1, n: 5, s: 'text', list: [3, 'a', null, { k: 'x', v: 1 }], o: { a: 1 }, day: new Date(0) },
  { _id: 2, n: Decimal128.fromString('1.5'), s: '', list: [], day: null },
  { _id: 3, n: Long.fromString('9007199254740993'), s: /a/i, list: 'none', o: [], id: new ObjectId() },
  {},
]

const leaf = fc.constantFrom<unknown>(
  ...[
    '$n',
    '$s',
    '$list',
    '$o',
    '$day',
    '$id',
    '$nothing',
    '$o.a',
    '$$ROOT',
    '$$who',
    '$',
    '',
    'x',
    '%Y',
    'day',
  ],
  ...[0, 1, -1, 2, 0.5, 1e20, NaN, Infinity, null, true, false, new Date(0), '(', new Double(2)],
)
const argumentNames = fc.constantFrom(
  ...[
    'input',
    'as',
    'in',
    'cond',
    'date',
    'format',
    'timezone',
    'unit',
    'vars',
    'branches',
    'default',
    'n',
    'sortBy',
  ],
  ...[
    'regex',
    'find',
    'replacement',
    'startDate',
    'endDate',
    'amount',
    'to',
    'field',
    'value',
    'inputs',
    'year',
    'size',
  ],
  ...[
    '_id',
    'groupBy',
    'boundaries',
    'buckets',
    'output',
    'path',
    'newRoot',
    'from',
    'localField',
    'foreignField',
    'a.b',
  ],
)
const { operand } = fc.letrec<{ operand: unknown }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('operand'), { maxLength: 3 }),
    fc.dictionary(argumentNames, tie('operand'), { maxKeys: 4, noNullPrototype: true }),
    fc
      .tuple(fc.constantFrom(...Object.keys(operators)), tie('operand'))
      .map(([name, inner]) => ({ [name]: inner })),
  ),
}))

/** Whatever is asked is answered or refused in words; anything else that is thrown is a bug. */
function answeredOrRefused(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    expect(error.message).not.toBe('')
  }
}

test.each(Object.keys(operators))('%s answers or refuses any operand', (name) => {
  fc.assert(
    fc.property(operand, (value) => {
      answeredOrRefused(() => {
        const expression = compileExpression({ [name]: value })
        for (const document of documents)
          answeredOrRefused(() => encode(expression(scopeOf(document)) ?? null))
      })
    }),
    { numRuns: 60 },
  )
})

test.each(Object.keys(stageMakers))('the stage %s answers or refuses any operand', (name) => {
  fc.assert(
    fc.property(operand, (spec) => {
      answeredOrRefused(() => {
        const pipeline = compilePipeline([{ name, spec }], { database, names: noNames, inside: 'request' })
        for (const document of pipeline.over(documents, noVariables)) encode(document)
      })
    }),
    { numRuns: 150 },
  )
})
