import { labelOf, pieceId } from '../../shared/domain/stocktake/surplus-lot'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import type { Write } from '../runtime/commit'

/** Documents of pieces whose label was put right say what the label says, as their row of stock does. */
export function withCorrections(writes: readonly Write[], lines: readonly PostLine[]): Write[] {
  const labels = new Map(
    lines.flatMap((line) => {
      const piece = pieceId(line)
      return piece !== undefined && line.result.correction ? [[piece, labelOf(line)] as const] : []
    }),
  )
  return writes.map((write): Write => {
    if (write.collection !== 'assets' || !('document' in write)) return write
    const label = labels.get(write.document._id)
    return label ? { ...write, document: { ...write.document, ...label } } : write
  })
}
