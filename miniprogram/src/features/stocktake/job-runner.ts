import type { Stocktake } from '@shared/schema/stocktake'
import { call } from '@/lib/cloud'
import type { Failure } from '@/lib/error-text'
import { newRequestId } from '@/lib/request-id'
import { createStore, useStore } from '@/lib/store'

/** Long work (making the lines, posting) as far as this phone has taken it. */
export interface JobProgress {
  done: number
  total: number
  running: boolean
  /** Why it stopped; what was done stays done. */
  failure?: Failure
}

const jobs = createStore<Readonly<Record<string, JobProgress>>>({})

const put = (id: string, progress: JobProgress | undefined): void => {
  const { [id]: _old, ...others } = jobs.get()
  jobs.set(progress ? { ...others, [id]: progress } : others)
}

/** Progress of a stocktake's work on this phone; undefined while it does none. It goes on when the page is left. */
export const useJob = (stocktakeId: string): JobProgress | undefined => useStore(jobs)[stocktakeId]

const TRIES = 3
const PAUSE_MS = 800

/**
 * Does the work of a stocktake step by step until it is finished or a step fails; resolves with whether it is finished.
 * A step whose answer was lost is asked for again by the same id, one that somebody else did meanwhile is passed over.
 */
export async function runJob(stocktakeId: string, job: NonNullable<Stocktake['job']>): Promise<boolean> {
  if (jobs.get()[stocktakeId]?.running) return false
  let next: { step: number; done: number; total: number } | null = job
  while (next) {
    put(stocktakeId, { done: next.done, total: next.total, running: true })
    const answer = await advance(stocktakeId, next.step)
    if (!answer.ok) {
      put(stocktakeId, { done: next.done, total: next.total, running: false, failure: answer })
      return false
    }
    next = answer.next
  }
  put(stocktakeId, undefined)
  return true
}

type Advanced = { ok: true; next: { step: number; done: number; total: number } | null } | Failure

async function advance(stocktakeId: string, step: number): Promise<Advanced> {
  const requestId = newRequestId()
  for (let attempt = 1; ; attempt++) {
    const answer = await call('stocktake.advance', { stocktakeId, step }, { requestId })
    if (answer.ok) {
      const { done, total } = answer.data
      return { ok: true, next: answer.data.step === null ? null : { step: answer.data.step, done, total } }
    }
    if (answer.code === 'ALREADY_HANDLED') return where(stocktakeId, answer)
    if (attempt === TRIES) return answer
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt))
  }
}

/** Somebody else did the step: where the work stands now. */
async function where(stocktakeId: string, refused: Failure): Promise<Advanced> {
  const answer = await call('stocktake.get', { stocktakeId })
  if (!answer.ok) return answer
  const { job, status } = answer.data.stocktake
  if (status === 'cancelled') return refused
  return { ok: true, next: job }
}
