import type { StocktakeActions, StocktakeView } from '@shared/operations/stocktake-view'
import type { StocktakeStatus } from '@shared/schema/stocktake'
import { stepsFor } from './next-steps'

const none: StocktakeActions = {
  count: false,
  assign: false,
  finish: false,
  reopen: false,
  review: false,
  submit: false,
  decide: false,
  advance: false,
  cancel: false,
  unfreeze: false,
  sign: false,
  export: false,
}
const view = (status: StocktakeStatus, may: Partial<StocktakeActions>, left = 3) =>
  ({
    stocktake: { status },
    board: { toCount: left, toSecond: 0, toRecount: 0, unknown: 0 },
    actions: { ...none, ...may },
  }) as unknown as StocktakeView

const runs = { count: true, finish: true, assign: true, cancel: true }

test.each<[string, StocktakeView, string | undefined, string | undefined, string[]]>([
  ['a clerk counts', view('counting', runs), 'count', 'finish', ['assign', 'cancel']],
  ['a clerk with nothing left ends it', view('counting', runs, 0), 'finish', 'count', ['assign', 'cancel']],
  ['a counter only counts', view('counting', { count: true }), 'count', undefined, []],
  [
    'a clerk reviews',
    view('reviewing', { review: true, reopen: true, cancel: true, export: true }, 0),
    'review',
    undefined,
    ['report', 'reopen', 'cancel'],
  ],
  ['an approver decides', view('approving', { decide: true, review: true }), 'decide', 'review', []],
  ['a posted one is read', view('posted', { review: true, export: true }), 'report', 'review', []],
  [
    'whoever opens it may still call it off',
    view('opening', { assign: true, cancel: true }),
    'assign',
    undefined,
    ['cancel'],
  ],
  ['nothing to do', view('cancelled', {}), undefined, undefined, []],
])('%s', (_name, seen, first, second, others) => {
  const steps = stepsFor(seen)
  expect(steps.first?.name).toBe(first)
  expect(steps.second?.name).toBe(second)
  expect(steps.others.map(({ name }) => name)).toEqual(others)
})
