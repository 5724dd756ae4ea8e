import { maySeeBook, maySeeStocktake } from '../../shared/domain/stocktake/access'
import { accuracyOf } from '../../shared/domain/stocktake/accuracy'
import { totalsOf } from '../../shared/domain/stocktake/totals'
import { ok, reject } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { Stocktake, StocktakeTotals } from '../../shared/schema/stocktake'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { count, get } from '../runtime/store'
import { linePage } from './line-pages'
import { resultTallies } from './result-tallies'
import { maySeeMoney, reviewLine } from './review-line'
import { stocktakeNotFound, talliesOf, visibleStocktake } from './view'

type Report = OutputOf<'stocktake.report'>

/** What the printed report shows: the result, lines that differ in walking order, who counted, decided and signed. */
export const report: Handler<'stocktake.report'> = async ({ stocktakeId, ...page }, { caller }) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(caller, stocktake)) return stocktakeNotFound(stocktakeId)
  if (!maySeeBook(caller, stocktake)) return reject('BOOKS_HIDDEN')
  const [totals, lines, { people }, { name }, signatures] = await Promise.all([
    currentTotals(stocktake),
    linePage({ stocktakeId, view: 'differ', sort: 'location', ...page }),
    talliesOf(stocktakeId),
    settings('organisation'),
    signaturesOf(stocktake),
  ])
  const { stocktakes: _one, ...accuracy } = accuracyOf([totals], maySeeMoney(caller, stocktake))
  const approval = approvalOf(stocktake)
  return ok({
    stocktake: visibleStocktake({ ...stocktake, totals }, caller),
    organisation: name,
    accuracy,
    lines: { ...lines, rows: lines.rows.map((line) => reviewLine(line, stocktake, caller)) },
    counters: people.map((person) => ({ name: person.name, lines: person.lines })),
    signatures,
    ...(approval ? { approval } : {}),
  })
}

/** As handed in and posted; before that, as far as it has come. */
export async function currentTotals({ _id, totals }: Stocktake): Promise<StocktakeTotals> {
  if (totals) return totals
  const [tallies, unknown] = await Promise.all([
    resultTallies(_id),
    count('countFinds', { stocktakeId: _id, status: 'open' }),
  ])
  return totalsOf(tallies, unknown)
}

/** Signatures with links that end by themselves, in the order of signing. */
async function signaturesOf({ signatures }: Stocktake): Promise<Report['signatures']> {
  const links = await photoLinks(signatures.map(({ signature }) => signature))
  return signatures.map(({ role, by, at }, index) => ({
    role,
    name: by.name,
    at,
    url: links[index]?.url ?? '',
    sha256: links[index]?.sha256 ?? '',
  }))
}

/** Who agreed to the result, of the last time that it was handed in. */
export function approvalOf({ history, status }: Stocktake): Report['approval'] {
  if (status !== 'posting' && status !== 'posted') return undefined
  const step = [...history].reverse().find(({ action }) => action === 'approve' || action === 'submit')
  if (step?.action !== 'approve') return undefined
  return { name: step.by.name, at: step.at, ...(step.comment ? { comment: step.comment } : {}) }
}
