import { valueExpressions } from './aggregate-value-expressions'
import { type Conformance } from './sdks'

/** `db.command.aggregate` */
export type Operators = Conformance['db']['command']['aggregate']

export type Row = [
  what: string,
  document: Record<string, unknown>,
  expression: ($: Operators) => unknown,
  expected: unknown,
]

const day = new Date('2019-05-14T09:38:51.686Z')

/** Arithmetic; the first rows of each operator are the platform's own examples. */
const arithmetic: Row[] = [
  ['abs', { n: -5 }, ($) => $.abs('$n'), 5],
  ['abs of a difference', { a: 2, b: 7 }, ($) => $.abs($.subtract(['$a', '$b'])), 5],
  ['abs of null', { n: null }, ($) => $.abs('$n'), null],
  ['abs of missing', {}, ($) => $.abs('$n'), null],
  ['add', { price: 10, fee: 2 }, ($) => $.add(['$price', '$fee']), 12],
  ['add a date and milliseconds', { day }, ($) => $.add(['$day', 1_000]), new Date(day.getTime() + 1_000)],
  ['add with null', { a: 1, b: null }, ($) => $.add(['$a', '$b']), null],
  ['add with missing', { a: 1 }, ($) => $.add(['$a', '$b']), null],
  ['add nothing', {}, ($) => $.add([]), 0],
  ['add past 32 bits', { n: 2_147_483_647 }, ($) => $.add(['$n', 1]), 2_147_483_648],
  ['ceil', { n: 77.7 }, ($) => $.ceil('$n'), 78],
  ['ceil of a negative', { n: -2.8 }, ($) => $.ceil('$n'), -2],
  ['divide', { n: 80 }, ($) => $.divide(['$n', 8]), 10],
  ['divide with a rest', { n: 7 }, ($) => $.divide(['$n', 2]), 3.5],
  ['divide null', { n: null }, ($) => $.divide(['$n', 2]), null],
  ['exp', { n: 0 }, ($) => $.exp('$n'), 1],
  ['floor', { n: 92.4 }, ($) => $.floor('$n'), 92],
  ['floor of a negative', { n: -92.4 }, ($) => $.floor('$n'), -93],
  ['ln', { n: Math.E }, ($) => $.ln('$n'), 1],
  ['log', { n: 8 }, ($) => $.log(['$n', 2]), 3],
  ['log10', { n: 1_000 }, ($) => $.log10('$n'), 3],
  ['mod', { a: 10, b: 3 }, ($) => $.mod(['$a', '$b']), 1],
  ['mod takes the sign of the dividend', { a: -10, b: 3 }, ($) => $.mod(['$a', '$b']), -1],
  ['multiply', { price: 5, quantity: 10 }, ($) => $.multiply(['$price', '$quantity']), 50],
  ['multiply with null', { a: null }, ($) => $.multiply(['$a', 3]), null],
  ['pow', { n: 2 }, ($) => $.pow(['$n', 3]), 8],
  ['pow with a negative exponent', { n: 2 }, ($) => $.pow(['$n', -1]), 0.5],
  ['pow of zero by zero', { n: 0 }, ($) => $.pow(['$n', 0]), 1],
  ['sqrt', { a: 2, b: 2 }, ($) => $.sqrt($.multiply(['$a', '$b'])), 2],
  ['subtract', { a: 10, b: 2 }, ($) => $.subtract(['$a', '$b']), 8],
  ['subtract dates', { a: new Date(5_000), b: new Date(2_000) }, ($) => $.subtract(['$a', '$b']), 3_000],
  ['subtract from a date', { day }, ($) => $.subtract(['$day', 686]), new Date('2019-05-14T09:38:51.000Z')],
  ['trunc', { n: 1.21 }, ($) => $.trunc('$n'), 1],
  ['trunc of a negative', { n: -3.45 }, ($) => $.trunc('$n'), -3],
  ['trunc at a place', { n: 3.456 }, ($) => $.trunc(['$n', 1]), 3.4],
  ['round goes half to even', { n: 10.5 }, () => ({ $round: ['$n', 0] }), 10],
  ['round at a place', { n: 19.25 }, () => ({ $round: ['$n', 1] }), 19.2],
  ['round by tens', { n: 125 }, () => ({ $round: ['$n', -1] }), 120],
]

const arrays: Row[] = [
  ['arrayElemAt', { scores: [80, 60, 73] }, ($) => $.arrayElemAt(['$scores', 0]), 80],
  ['arrayElemAt from the end', { scores: [80, 60, 73] }, ($) => $.arrayElemAt(['$scores', -1]), 73],
  ['arrayElemAt beyond', { scores: [80] }, ($) => $.arrayElemAt(['$scores', 9]), undefined],
  ['arrayElemAt of null', { scores: null }, ($) => $.arrayElemAt(['$scores', 0]), null],
  [
    'arrayToObject of pairs',
    {
      list: [
        ['item', 'abc'],
        ['qty', 25],
      ],
    },
    ($) => $.arrayToObject('$list'),
    { item: 'abc', qty: 25 },
  ],
  [
    'arrayToObject of k and v, the last wins',
    {
      list: [
        { k: 'a', v: 1 },
        { k: 'a', v: 2 },
      ],
    },
    ($) => $.arrayToObject('$list'),
    { a: 2 },
  ],
  ['concatArrays', { a: ['A'], b: ['B', 'C'] }, ($) => $.concatArrays(['$a', '$b']), ['A', 'B', 'C']],
  ['concatArrays with missing', { a: ['A'] }, ($) => $.concatArrays(['$a', '$b']), null],
  [
    'filter',
    { items: [{ price: 1 }, { price: 102 }] },
    ($) => $.filter({ input: '$items', as: 'item', cond: $.gte(['$$item.price', 100]) }),
    [{ price: 102 }],
  ],
  ['filter with this', { n: [1, 5, 9] }, ($) => $.filter({ input: '$n', cond: $.gt(['$$this', 4]) }), [5, 9]],
  ['filter of null', { n: null }, ($) => $.filter({ input: '$n', cond: true }), null],
  ['in', { scores: [80, 100] }, ($) => $.in([100, '$scores']), true],
  ['in knows types', { scores: ['80'] }, ($) => $.in([80, '$scores']), false],
  ['in finds objects', { list: [{ a: 1 }] }, ($) => $.in([{ a: 1 }, '$list']), true],
  ['indexOfArray', { scores: [80, 60, 100] }, ($) => $.indexOfArray(['$scores', 100]), 2],
  ['indexOfArray of what is not there', { scores: [80] }, ($) => $.indexOfArray(['$scores', 1]), -1],
  ['indexOfArray in a part', { s: ['a', 'b', 'a'] }, ($) => $.indexOfArray(['$s', 'a', 1, 3]), 2],
  ['isArray', { a: [1] }, ($) => $.isArray('$a'), true],
  ['isArray of a text', { a: 'x' }, ($) => $.isArray('$a'), false],
  [
    'map',
    { students: [{ name: 'x', scores: [1, 2] }] },
    ($) => $.map({ input: '$students', as: 's', in: { name: '$$s.name', total: $.sum('$$s.scores') } }),
    [{ name: 'x', total: 3 }],
  ],
  ['map makes null of missing', { list: [{}] }, ($) => $.map({ input: '$list', in: '$$this.a' }), [null]],
  ['range', { max: 3 }, ($) => $.range([0, '$max', 1]), [0, 1, 2]],
  ['range downwards', {}, ($) => $.range([10, 4, -3]), [10, 7]],
  ['range to nowhere', {}, ($) => $.range([0, -1]), []],
  [
    'reduce',
    { fullname: ['Stephen', 'Curry'] },
    ($) =>
      $.reduce({ input: '$fullname', initialValue: 'Player:', in: $.concat(['$$value', ' ', '$$this']) }),
    'Player: Stephen Curry',
  ],
  [
    'reduce with cond',
    { fullname: ['Klay', 'Thompson'] },
    ($) =>
      $.reduce({
        input: '$fullname',
        initialValue: '',
        in: $.concat(['$$value', $.cond({ if: $.eq(['$$value', '']), then: '', else: ' ' }), '$$this']),
      }),
    'Klay Thompson',
  ],
  ['reverseArray', { sales: [3, 1, 2] }, ($) => $.reverseArray('$sales'), [2, 1, 3]],
  ['size', { staff: ['a', 'b'] }, ($) => $.size('$staff'), 2],
  ['slice', { hobbies: ['a', 'b', 'c', 'd'] }, ($) => $.slice(['$hobbies', 2]), ['a', 'b']],
  ['slice from the end', { hobbies: ['a', 'b', 'c'] }, ($) => $.slice(['$hobbies', -2]), ['b', 'c']],
  ['slice of a part', { hobbies: ['a', 'b', 'c'] }, ($) => $.slice(['$hobbies', 1, 1]), ['b']],
  ['slice before the beginning', { h: ['a', 'b', 'c'] }, ($) => $.slice(['$h', -9, 2]), ['a', 'b']],
  [
    'zip',
    {
      m: [
        [1, 2],
        [3, 4],
      ],
    },
    ($) => $.zip({ inputs: [$.arrayElemAt(['$m', 0]), $.arrayElemAt(['$m', 1])] }),
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'zip to the longest with defaults',
    { a: [1], b: [2, 3] },
    ($) => $.zip({ inputs: ['$a', '$b'], useLongestLength: true, defaults: ['x', 'y'] }),
    [
      [1, 2],
      ['x', 3],
    ],
  ],
  [
    'objectToArray',
    { o: { a: 1, b: 'x' } },
    ($) => $.objectToArray('$o'),
    [
      { k: 'a', v: 1 },
      { k: 'b', v: 'x' },
    ],
  ],
  ['mergeObjects', { a: { x: 1, y: 1 }, b: { y: 2 } }, ($) => $.mergeObjects(['$a', '$b']), { x: 1, y: 2 }],
  ['mergeObjects with null', { a: { x: 1 }, b: null }, ($) => $.mergeObjects(['$a', '$b', '$c']), { x: 1 }],
  [
    'sortArray',
    { l: [3, 'a', 1, null] },
    () => ({ $sortArray: { input: '$l', sortBy: 1 } }),
    [null, 1, 3, 'a'],
  ],
]

const logic: Row[] = [
  ['and', { min: 10, max: 100 }, ($) => $.and([$.gte(['$min', 10]), $.lte(['$max', 100])]), true],
  ['and of nothing', {}, ($) => $.and([]), true],
  ['and with zero', { n: 0 }, ($) => $.and(['$n', true]), false],
  ['and with an empty text', { s: '' }, ($) => $.and(['$s']), true],
  ['not', { min: 50 }, ($) => $.not($.gt(['$min', 40])), false],
  ['not of null', { a: null }, ($) => $.not('$a'), true],
  ['not in a list', { a: 1 }, ($) => $.not(['$a']), false],
  ['or', { a: 0, b: null, c: 'x' }, ($) => $.or(['$a', '$b', '$c']), true],
  ['or of nothing', {}, ($) => $.or([]), false],
  ['cmp', { a: 10, b: 20 }, ($) => $.cmp(['$a', '$b']), -1],
  ['cmp of other types goes by the order of types', { a: 'x', b: 99 }, ($) => $.cmp(['$a', '$b']), 1],
  ['eq', { value: 40 }, ($) => $.eq(['$value', 40]), true],
  ['eq of null and missing', { a: null }, ($) => $.eq(['$a', '$b']), false],
  [
    'eq of objects knows the order of fields',
    { a: { x: 1, y: 2 } },
    ($) => $.eq(['$a', { y: 2, x: 1 }]),
    false,
  ],
  ['eq of dates', { day }, ($) => $.eq(['$day', day]), true],
  ['gt', { value: 60 }, ($) => $.gt(['$value', 50]), true],
  ['gt of a text and a number', { value: 'a' }, ($) => $.gt(['$value', 50]), true],
  ['gte', { value: 50 }, ($) => $.gte(['$value', 50]), true],
  ['lt: missing is less than null', { a: null }, ($) => $.lt(['$b', '$a']), true],
  ['lte', { value: 51 }, ($) => $.lte(['$value', 50]), false],
  ['neq', { value: 51 }, ($) => $.neq(['$value', 50]), true],
  ['cond', { amount: 200 }, ($) => $.cond({ if: $.gte(['$amount', 200]), then: 0.7, else: 0.9 }), 0.7],
  ['cond as a list', { amount: 1 }, ($) => $.cond([$.gte(['$amount', 200]), 0.7, 0.9]), 0.9],
  ['ifNull', { a: null }, ($) => $.ifNull(['$a', 'none']), 'none'],
  ['ifNull of missing', {}, ($) => $.ifNull(['$a', 'none']), 'none'],
  ['ifNull keeps zero', { a: 0 }, ($) => $.ifNull(['$a', 'none']), 0],
  [
    'switch',
    { price: 60 },
    ($) =>
      $.switch({
        branches: [
          { case: $.gt(['$price', 100]), then: 0.8 },
          { case: $.gt(['$price', 50]), then: 0.9 },
        ],
        default: 1,
      }),
    0.9,
  ],
  ['literal', { price: '$1' }, ($) => $.eq(['$price', $.literal('$1')]), true],
  [
    'let',
    { price: 10, tax: 0.5, applyDiscount: true },
    ($) =>
      $.let({
        vars: {
          total: $.add(['$price', '$tax']),
          discounted: $.cond({ if: '$applyDiscount', then: 0.5, else: 1 }),
        },
        in: $.multiply(['$$total', '$$discounted']),
      }),
    5.25,
  ],
  ['$$ROOT', { a: 1 }, () => '$$ROOT.a', 1],
  ['$$REMOVE', { a: 1 }, ($) => $.cond([true, '$$REMOVE', 1]), undefined],
  ['a path through an array', { list: [{ a: 1 }, { b: 2 }, { a: 3 }] }, () => '$list.a', [1, 3]],
  ['a number in a path is no position', { list: [5, 6] }, () => '$list.0', []],
]

const sets: Row[] = [
  ['allElementsTrue', { q: [true, 1, 'x'] }, ($) => $.allElementsTrue(['$q']), true],
  ['allElementsTrue with zero', { q: [0] }, ($) => $.allElementsTrue(['$q']), false],
  ['anyElementTrue', { q: [null, false, 1] }, ($) => $.anyElementTrue(['$q']), true],
  ['anyElementTrue of nothing', { q: [] }, ($) => $.anyElementTrue(['$q']), false],
  ['setDifference', { A: [1, 2, 2, 3], B: [2] }, ($) => $.setDifference(['$A', '$B']), [1, 3]],
  ['setEquals', { A: [1, 2], B: [2, 1, 1] }, ($) => $.setEquals(['$A', '$B']), true],
  ['setIntersection', { A: [1, 2], B: [2, 3] }, ($) => $.setIntersection(['$A', '$B']), [2]],
  ['setIsSubset', { A: [1, 2], B: [1, 2, 3] }, ($) => $.setIsSubset(['$A', '$B']), true],
  ['setUnion', { A: [1, 2], B: [2, 3] }, ($) => $.setUnion(['$A', '$B']), [1, 2, 3]],
  ['setUnion with missing', { A: [1] }, ($) => $.setUnion(['$A', '$B']), null],
]

/** Expressions with the value that they have for a document; undefined is a field that is not there. */
export const expressions: Row[] = [...arithmetic, ...arrays, ...logic, ...sets, ...valueExpressions]
