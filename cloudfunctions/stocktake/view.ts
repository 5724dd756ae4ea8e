import { maySeeValue } from '../../shared/domain/rights'
import { actionsOf } from '../../shared/domain/stocktake/actions'
import { maySeeBook } from '../../shared/domain/stocktake/access'
import {
  boardOf,
  type BoardTallies,
  type LineTally,
  type PersonTally,
} from '../../shared/domain/stocktake/board'
import { reject } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import type { Stocktake, StocktakeTotals } from '../../shared/schema/stocktake'
import { db } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import { personById } from '../runtime/directory'
import { count } from '../runtime/store'

const $ = db.command.aggregate

/** Areas (50) × states (4) × what else a board tells apart. */
const MOST_TALLIES = 5_000
/** People who counted in one stocktake. */
const MOST_PEOPLE = 200

export const stocktakeNotFound = (stocktakeId: string) =>
  reject('NOT_FOUND', { what: `盘点单 ${stocktakeId}` })

/** Lines by area and state, people by what they counted, open finds. Three requests. */
export async function talliesOf(stocktakeId: string): Promise<BoardTallies> {
  const [lines, people, unknown] = await Promise.all([
    lineTallies(stocktakeId),
    peopleTallies(stocktakeId),
    count('countFinds', { stocktakeId, status: 'open' }),
  ])
  return { lines, people, unknown }
}

/** Of a stocktake that has no lines yet. */
export const noTallies: BoardTallies = { lines: [], people: [], unknown: 0 }

async function lineTallies(stocktakeId: string): Promise<LineTally[]> {
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId })
    .group({
      _id: {
        areaId: '$areaId',
        state: '$state',
        differs: '$differs',
        undecided: '$undecided',
        found: '$found',
        outcome: '$outcome',
      },
      lines: $.sum(1),
    })
    .limit(MOST_TALLIES)
    .end()
  return (data as { _id: Omit<LineTally, 'lines'>; lines: number }[]).map(({ _id, lines }) => ({
    ..._id,
    lines,
  }))
}

async function peopleTallies(stocktakeId: string): Promise<PersonTally[]> {
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId })
    .unwind('$events')
    .group({
      _id: { person: '$events.by.id', line: '$_id' },
      name: $.last('$events.by.name'),
      lastAt: $.max('$events.countedAt'),
    })
    .group({ _id: '$_id.person', name: $.last('$name'), lines: $.sum(1), lastAt: $.max('$lastAt') })
    .limit(MOST_PEOPLE)
    .end()
  return (data as (Omit<PersonTally, 'id'> & { _id: string })[]).map(({ _id, ...person }) => ({
    id: _id,
    ...person,
  }))
}

/**
 * A stocktake as the caller may see it, with its progress and what he may do. Inside a command pass the tallies as they
 * will be (`talliesAfter`): what it writes cannot be added up before it is committed.
 */
export async function stocktakeView(
  stocktake: Stocktake,
  { caller, today }: Pick<CallContext, 'caller' | 'today'>,
  tallies?: BoardTallies,
): Promise<StocktakeView> {
  const counted = tallies ?? (await talliesOf(stocktake._id))
  const approvers = await Promise.all((stocktake.approval?.approverIds ?? []).map(personById))
  const countedBy = counted.people.map(({ id }) => id)
  return {
    stocktake: visibleStocktake(stocktake, caller),
    board: boardOf(stocktake, counted, caller),
    actions: actionsOf(stocktake, caller, countedBy, today),
    approverNames: approvers.flatMap((person) => person?.name ?? []),
  }
}

/** Without what the caller may not learn: totals while the books are hidden, money for those who do not answer for it. */
export function visibleStocktake(stocktake: Stocktake, caller: CallContext['caller']): Stocktake {
  const { totals, ...rest } = stocktake
  if (!totals || !maySeeBook(caller, stocktake)) return rest
  const money = maySeeValue(caller) || (stocktake.approval?.approverIds.includes(caller._id) ?? false)
  return { ...rest, totals: money ? totals : withoutMoney(totals) }
}

const withoutMoney = ({
  bookFen: _book,
  surplusFen: _surplus,
  lossFen: _loss,
  ...totals
}: StocktakeTotals): StocktakeTotals => totals
