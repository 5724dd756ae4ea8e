import { expressions, type Operators } from './aggregate-expressions'
import { describeSdks, refusalOf, type Collection, type Plain } from './sdks'

interface Pipeline {
  match(query: object): Pipeline
  addFields(fields: object): Pipeline
  end(): Promise<{ data?: Plain[]; list?: Plain[] }>
}

describeSdks('AggregateCommand', (at) => {
  const $ = () => at.db.command.aggregate
  let rows: Collection
  beforeAll(async () => {
    rows = await at.collection(expressions.map(([, document], _id) => ({ _id, ...document })))
  })

  async function evaluate(_id: number, expression: unknown): Promise<unknown> {
    const pipeline = rows.ref.aggregate() as unknown as Pipeline
    const { data, list } = await pipeline.match({ _id }).addFields({ result: expression }).end()
    return (data ?? list)?.[0]?.['result']
  }

  test.each(expressions.map(([what, , expression, expected], _id) => ({ what, _id, expression, expected })))(
    '$what',
    async ({ _id, expression, expected }) => {
      const result = await evaluate(_id, expression($()))
      if (typeof expected === 'number') expect(result).toBeCloseTo(expected, 12)
      else expect(result).toEqual(expected)
    },
  )

  const refused: [what: string, expression: ($: Operators) => unknown, message: RegExp][] = [
    ['a wrong number of arguments', ($) => $.eq([1]), /\$eq takes exactly 2 arguments\. 1 were passed in/],
    ['a text in a sum', ($) => $.add(['a', 1]), /\$add only supports numeric or date types, not string/],
    ['a division by zero', ($) => $.divide([1, 0]), /can't \$divide by zero/],
    ['a text where an array belongs', ($) => $.size('a'), /\$size must be an array, but was of type: string/],
    ['a missing array', ($) => $.size('$nothing'), /\$size must be an array, but was of type: missing/],
    ['a variable that nobody defined', () => '$$who', /Use of undefined variable: who/],
    [
      'a switch without a fitting branch',
      ($) => $.switch({ branches: [{ case: false, then: 1 }] }),
      /could not find a matching branch/,
    ],
    [
      'an unknown zone',
      ($) => $.hour({ date: new Date(0), timezone: 'Nowhere/Land' }),
      /unrecognized time zone/,
    ],
    [
      'an unknown format',
      ($) => $.dateToString({ date: new Date(0), format: '%Q' }),
      /Invalid format character '%Q'/,
    ],
    [
      'a text that is no date',
      ($) => $.dateFromString({ dateString: 'never' }),
      /Error parsing date string 'never'/,
    ],
    ['a number where a text belongs', ($) => $.concat(['a', 1]), /\$concat only supports strings, not int/],
    ['a text that is no number', () => ({ $toInt: 'x' }), /Failed to parse number 'x'/],
    [
      'an argument that does not exist',
      ($) => $.filter({ input: [], cond: true, what: 1 }),
      /Unrecognized argument to \$filter: what/,
    ],
    ['an argument that is missing', ($) => $.map({ input: [] }), /Missing 'in' parameter to \$map/],
    ['two operators in one object', () => ({ $add: [1], $sum: [1] }), /must have exactly one field/],
    ['a logarithm of zero', ($) => $.ln(0), /must be a positive number/],
    ['too large a number', () => ({ $toInt: 3_000_000_000 }), /overflow/],
  ]
  test.each(refused)('refuses %s', async (_, expression, message) => {
    const refusal = await refusalOf(evaluate(0, expression($())))
    expect(refusal.code).toBe('DATABASE_REQUEST_FAILED')
    expect(refusal.message).toMatch(message)
  })

  test.each(['$function', '$accumulator', '$where', '$frobnicate'])('refuses %s by name', async (name) => {
    const refusal = await refusalOf(evaluate(0, { [name]: { body: 'x' } }))
    expect(refusal.code).toBe('DATABASE_INVALID_OPERRATOR')
    expect(refusal.message).toContain(name)
  })
})
