import type { VarianceCause } from '@shared/operations/stocktake-review'
import type { VarianceReason } from '@shared/schema/count-line'

const byCause: Partial<Record<VarianceCause['kind'], VarianceReason>> = {
  unitMixUp: 'wrongUnit',
  swappedLot: 'wrongLot',
  elsewhere: 'misplaced',
  earlierVariance: 'lastCount',
}

/** The reasons that the causes point at, the likeliest first; a hint for the eye, never a choice made. */
export function likelyReasons(
  causes: readonly Pick<VarianceCause, 'kind'>[],
  variance: number,
): VarianceReason[] {
  const likely = causes.flatMap(({ kind }) => {
    if (kind === 'unposted') return variance > 0 ? ('missedReceipt' as const) : ('missedIssue' as const)
    return byCause[kind] ?? []
  })
  return [...new Set(likely)]
}
