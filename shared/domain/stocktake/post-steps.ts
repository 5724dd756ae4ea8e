import { reject, type Rejection } from '../../errors'
import type { By } from '../../schema/common'
import type { Stocktake, StocktakeJob } from '../../schema/stocktake'
import { stocktakeStates } from './access'
import type { PostedLine } from './post-block'
import { outcomeText } from './words'

/** ALREADY_HANDLED unless this very step of the posting is the next one. */
export function refusePostingStep({ status, job }: Stocktake, step: number): Rejection | null {
  return status === 'posting' && job?.kind === 'posting' && job.step === step
    ? null
    : reject('ALREADY_HANDLED', { status, state: stocktakeStates[status] })
}

/** Where a step of the posting leaves off; `lines`: how many it got done. */
export type Pointer = Pick<StocktakeJob, 'after' | 'offset'> &
  Required<Pick<StocktakeJob, 'part'>> & { lines: number }

/** The stocktake after a step that was not the last one. */
export function afterPostingStep(
  stocktake: Stocktake,
  job: StocktakeJob,
  { lines, ...pointer }: Pointer,
  numbers: Pick<Stocktake, 'surplusNo' | 'lossNo'>,
  now: string,
): Stocktake {
  const done = job.done + lines
  const next = {
    ...job,
    ...pointer,
    step: job.step + 1,
    done,
    total: Math.max(done, job.total),
    updatedAt: now,
  }
  return { ...stocktake, ...numbers, job: next, updatedAt: now }
}

/** What really went through the books: what was only in the wrong place is neither surplus nor loss. */
export interface PostedMoney {
  surplusFen: number
  lossFen: number
}

/** The stocktake when all is posted; its history tells how many lines are stuck. */
export function endPosting(
  stocktake: Stocktake,
  { money, stuck, by }: { money: PostedMoney; stuck: number; by: By },
  now: string,
): Stocktake {
  const comment = stuck > 0 ? { comment: `${stuck} 行没能过账，要再盘一次` } : {}
  return {
    ...stocktake,
    status: 'posted',
    job: null,
    revision: stocktake.revision + 1,
    ...(stocktake.totals ? { totals: { ...stocktake.totals, ...money } } : {}),
    history: [...stocktake.history, { action: 'post', by, at: now, ...comment }],
    postedAt: now,
    updatedAt: now,
  }
}

/** `盘点过账 PD… 第 3 步：盘盈 4 行、盘亏 2 行`: what an auditor reads. */
export function stepSummary(stocktakeId: string, step: number, lines: readonly PostedLine[]): string {
  const counts = outcomes.flatMap((outcome) => {
    const count = lines.filter((line) => line.outcome === outcome).length
    return count > 0 ? [`${words[outcome]} ${count} 行`] : []
  })
  return `盘点过账 ${stocktakeId} 第 ${step + 1} 步：${counts.join('、') || '不用改账'}`
}

const outcomes = ['surplus', 'loss', 'moved', 'corrected', 'stuck'] as const
const words = { surplus: '盘盈', loss: '盘亏', moved: '调位', corrected: '更正', stuck: outcomeText.stuck }
