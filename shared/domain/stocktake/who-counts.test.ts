import type { CountLine } from '../../schema/count-line'
import type { CountArea } from '../../schema/stocktake'
import { area, event, line, lot, PEN, person, rules, stocktake } from '../testing/counting'
import { evaluate } from './evaluate'
import { refuseCounter, whyNotOffered } from './who-counts'

const ann = person('ann', 'W1')
const photo = { controlled: false, overFen: 100, overPercent: 100 }
const after = (events: CountLine['events'], double: boolean, more: Partial<CountLine> = {}) =>
  evaluate({ ...line(PEN, lot('L1', 10)), ...more, events }, rules({ double, photo }))

interface Row {
  name: string
  events?: CountLine['events']
  more?: Partial<CountLine>
  double?: boolean
  area?: CountArea
  round?: number
  refused: string | undefined
  offered: RegExp | undefined
}

const a = (quantity: number, more = {}) => event('ann', quantity, 0, more)
const b = (quantity: number, more = {}) => event('bob', quantity, 5, more)

test.each<Row>([
  { name: 'open to every clerk', refused: undefined, offered: undefined },
  { name: 'named', area: area(['ann']), refused: undefined, offered: undefined },
  { name: 'not named', area: area(['bob']), refused: 'NOT_YOUR_COUNT', offered: /BOB/ },
  {
    name: 'counted in a single count: may be put right',
    events: [b(10)],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: nobody yet, and a second counter comes first',
    double: true,
    area: area(['bob'], ['ann']),
    refused: undefined,
    offered: undefined,
  },
  { name: 'double: I was first', double: true, events: [a(10)], refused: undefined, offered: /等第二个人/ },
  {
    name: 'double: another was first',
    double: true,
    events: [b(10)],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: both of us are first counters',
    double: true,
    area: area(['ann', 'bob'], ['eve']),
    events: [b(10)],
    refused: 'NOT_YOUR_COUNT',
    offered: /EVE/,
  },
  {
    name: 'double: first after a second',
    double: true,
    area: area(['ann'], ['bob']),
    events: [b(10)],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: I was first and put it right, where both are named',
    double: true,
    area: area(['ann'], ['bob']),
    events: [a(9)],
    refused: undefined,
    offered: /等第二个人/,
  },
  {
    name: 'double: done',
    double: true,
    events: [event('eve', 10, 1), b(10)],
    refused: undefined,
    offered: /已经盘完/,
  },
  {
    name: 'double: they differ and I am the third',
    double: true,
    events: [event('eve', 9, 1), b(10)],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: they differ and I was one',
    double: true,
    events: [a(9), b(10)],
    refused: 'SAME_COUNTER',
    offered: /另一个人/,
  },
  {
    name: 'double: a late count of mine is not the third',
    double: true,
    events: [a(9), b(10)],
    round: 1,
    refused: undefined,
    offered: /另一个人/,
  },
  {
    name: 'double: moved under me',
    double: true,
    events: [a(9, { overlaps: true })],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: a photo is missing and I counted',
    double: true,
    events: [a(3), b(3)],
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'double: a photo is missing of others',
    double: true,
    events: [event('eve', 3, 1), b(3)],
    refused: undefined,
    offered: /补拍/,
  },
  { name: 'single: a photo is missing', events: [b(3)], refused: undefined, offered: undefined },
  {
    name: 'asked, and I counted before',
    events: [a(10)],
    more: { askedRound: 2 },
    refused: 'SAME_COUNTER',
    offered: /另一个人/,
  },
  {
    name: 'asked, and my count is late',
    events: [a(10)],
    more: { askedRound: 2 },
    round: 1,
    refused: undefined,
    offered: /另一个人/,
  },
  {
    name: 'asked, another counted before',
    events: [b(10)],
    more: { askedRound: 2 },
    refused: undefined,
    offered: undefined,
  },
  {
    name: 'asked, and I answered: may be put right',
    events: [b(10), a(9, { round: 2 })],
    more: { askedRound: 2 },
    refused: undefined,
    offered: undefined,
  },
])('$name', ({ events = [], more, double = false, area: where = area(), round, refused, offered }) => {
  const of = stocktake({ double, areas: [where] })
  const counted = after(events, double, more)
  expect(refuseCounter(ann, of, where, counted, round)?.code).toBe(refused)
  const why = whyNotOffered(ann, of, where, counted)
  if (offered) expect(why).toMatch(offered)
  else expect(why).toBeUndefined()
})
