import type { StocktakeJob } from '../../schema/stocktake'
import { blocksOf, type PostLine } from './posting-plan'

/** Documents that one step may touch; a transaction holds a hundred operations, some of which are the step's own. */
const ROOM = 88

export interface Chunk {
  /** What this step posts. */
  blocks: PostLine[][]
  /** Items that are finished with this step, in order. */
  finished: string[]
  /** Lines of the next item that are done when this step is. */
  offset: number
}

/**
 * What the next step posts of items' differing lines, from where the last one stopped: as many blocks as a transaction
 * holds. `items` are whole and in order, beginning with the one that `job.offset` is about.
 */
export function nextChunk(
  items: readonly (readonly PostLine[])[],
  { offset }: Pick<StocktakeJob, 'offset'>,
): Chunk {
  const chunk: Chunk = { blocks: [], finished: [], offset: 0 }
  let room = ROOM
  for (const [index, lines] of items.entries()) {
    let done = 0
    room -= costOfItem(lines)
    for (const block of blocksOf(lines)) {
      if (index === 0 && done < offset) {
        done += block.length
        continue
      }
      room -= costOf(block)
      if (room < 0) return { ...chunk, offset: done }
      chunk.blocks.push(block)
      done += block.length
    }
    chunk.finished.push(lines[0]?.itemId ?? '')
  }
  return chunk
}

/** Its stock document; one that has to be made also reads and writes the item, and looks for freezes. */
const costOfItem = (lines: readonly PostLine[]): number => (lines.every(({ found }) => found) ? 4 : 1)

const costOf = (block: readonly PostLine[]): number =>
  block.reduce((total, { item }) => total + (item.tracking === 'serial' ? 2 : 1), 0)
