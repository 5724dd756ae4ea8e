import { describeSdks, refusalOf, type Conformance } from './sdks'

type Command = Conformance['db']['command']
/** `push` with options stands in both SDKs' documents, but not in all their types. */
interface PushOptions {
  push(options: { each: unknown[]; position?: number; sort?: unknown; slice?: number }): unknown
}
const pushing = (command: Command) => command as unknown as PushOptions

describeSdks('db.command, updates that MongoDB refuses', (at) => {
  test.each<[string, object, (_: Command) => object, RegExp]>([
    [
      'inc of a text',
      { a: 'x' },
      (_) => ({ a: _.inc(1) }),
      /Cannot apply \$inc to a value of non-numeric type. \{_id: "x"\} has the field 'a' of non-numeric type string/,
    ],
    ['inc of null', { a: null }, (_) => ({ a: _.inc(1) }), /non-numeric type null/],
    [
      'inc by a text',
      { a: 1 },
      (_) => ({ a: _.inc('2' as never) }),
      /Cannot increment with non-numeric argument: \{a: "2"\}/,
    ],
    [
      'mul of a list',
      { a: [1] },
      (_) => ({ a: _.mul(1) }),
      /Cannot apply \$mul .* of non-numeric type array/,
    ],
    [
      'mul by null',
      { a: 1 },
      (_) => ({ a: _.mul(null as never) }),
      /Cannot multiply with non-numeric argument: \{a: null\}/,
    ],
    [
      'push to a number',
      { a: 1 },
      (_) => ({ a: _.push(1) }),
      /The field 'a' must be an array but is of type int in document \{_id: "x"\}/,
    ],
    [
      'push of each of a number, where nothing is yet',
      {},
      (_) => ({ a: pushing(_).push({ each: 5 as never }) }),
      /The argument to \$each in \$push must be an array but it was of type: int/,
    ],
    [
      'push with a position that is no number',
      { a: [] },
      (_) => ({ a: pushing(_).push({ each: [1], position: 'x' as never }) }),
      /The value for \$position must be an integer/,
    ],
    [
      'push sorted by 2',
      { a: [] },
      (_) => ({ a: pushing(_).push({ each: [1], sort: 2 }) }),
      /must be either 1 or -1/,
    ],
    [
      'pop of an object',
      { a: {} },
      (_) => ({ a: _.pop() }),
      /Path 'a' contains an element of non-array type 'object'/,
    ],
    ['pull of a text', { a: 'x' }, (_) => ({ a: _.pull('x') }), /Cannot apply \$pull to a non-array value/],
    [
      'pullAll with no list',
      { a: [] },
      (_) => ({ a: _.pullAll(1 as never) }),
      /\$pullAll requires an array argument but was given a int/,
    ],
    [
      'addToSet to a date',
      { a: new Date(0) },
      (_) => ({ a: _.addToSet(1) }),
      /Cannot apply \$addToSet to non-array field. Field named 'a' has non-array type date/,
    ],
    [
      'bit of a fraction',
      { a: 1.5 },
      (_) => ({ a: _.bit({ and: 1 }) }),
      /Cannot apply \$bit to a value of non-integral type/,
    ],
    [
      'bit with another operation',
      { a: 1 },
      (_) => ({ a: _.bit({ nand: 1 } as never) }),
      /only supports 'and', 'or', and 'xor', not 'nand'/,
    ],
    ['rename to itself', { a: 1 }, (_) => ({ a: _.rename('a') }), /must differ/],
    ['rename into itself', { a: 1 }, (_) => ({ a: _.rename('a.b') }), /must not be on the same path/],
    [
      'rename of an element',
      { a: [1] },
      (_) => ({ 'a.0': _.rename('b') }),
      /source field cannot be an array element/,
    ],
    [
      'rename to no name',
      { a: 1 },
      (_) => ({ a: _.rename(5 as never) }),
      /The 'to' field for \$rename must be a string: a: 5/,
    ],
    [
      'a path through a number',
      { a: 1 },
      () => ({ 'a.b': 1 }),
      /Cannot create field 'b' in element \{a: 1\}/,
    ],
    [
      'a path through null',
      { a: { b: null } },
      () => ({ 'a.b.c.d': 1 }),
      /Cannot create field 'c' in element \{b: null\}/,
    ],
    [
      'a name in a list',
      { a: [{ q: 1 }] },
      () => ({ 'a.q': 1 }),
      /Cannot create field 'q' in element \{a: \[ \{ q: 1 \} \]\}/,
    ],
    [
      'a path and its parent',
      { a: 1 },
      (_) => ({ a: _.set({}), 'a.b': _.inc(1) }),
      /would create a conflict at 'a'/,
    ],
    ['a path with an empty name', { a: 1 }, () => ({ 'a..b': 1 }), /empty field name/],
    ['a stored name with a dollar', { a: 1 }, (_) => ({ a: _.set({ $b: 1 }) }), /not valid for storage/],
    ['a pushed name with a dollar', { a: [] }, (_) => ({ a: _.push([{ $b: 1 }]) }), /not valid for storage/],
    [
      'a path with a dollar',
      { a: {} },
      (_) => ({ 'a.$b': _.set(1) }),
      /dollar \(\$\) prefixed field '\$b' in 'a.\$b'/,
    ],
  ])('refuses %s and changes nothing', async (_name, fields, update, message) => {
    const things = await at.collection([{ _id: 'x', ...fields }])
    const refusal = await refusalOf(things.update('x', update(at.db.command)))
    expect(refusal).toEqual({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(message) as string,
    })
    expect(await things.get('x')).toEqual({ _id: 'x', ...fields })
  })
})
