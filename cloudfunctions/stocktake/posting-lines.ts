import { nextChunk } from '../../shared/domain/stocktake/posting-chunk'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import type { Pointer } from '../../shared/domain/stocktake/post-steps'
import type { StocktakeJob } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'

/** Lines of one request, without their counts: more than a step posts, so that there are whole items among them. */
const PAGE = 200

export interface LinesToPost {
  blocks: PostLine[][]
  pointer: Pointer
}

/**
 * What the next step posts, by items and their lines in order; nothing of it can change any more. Undefined when every line
 * that differs is posted.
 */
export async function linesToPost(stocktakeId: string, job: StocktakeJob): Promise<LinesToPost | undefined> {
  if (job.part === 'items') return undefined
  const { items, all } = await differingItems(stocktakeId, job.after)
  if (items.length === 0) return undefined
  const { blocks, finished, offset } = nextChunk(items, job)
  const over = all && finished.length === items.length
  const lines = blocks.reduce((total, block) => total + block.length, 0)
  return {
    blocks,
    pointer: over
      ? { part: 'items', after: null, offset: 0, lines }
      : { part: 'lines', after: finished.at(-1) ?? job.after, offset, lines },
  }
}

/** The next items that differ, each with all its lines; `all` when there are no more behind them. */
async function differingItems(
  stocktakeId: string,
  after: string | null,
): Promise<{ items: PostLine[][]; all: boolean }> {
  const page = await pageOfLines(stocktakeId, { itemId: _.gt(after ?? '') })
  const items = [...groupBy(page).values()]
  if (page.length < PAGE) return { items, all: true }
  // The last one may go on behind the page.
  const last = items.pop() ?? []
  if (items.length > 0) return { items, all: false }
  return { items: [await wholeItem(stocktakeId, last)], all: false }
}

async function wholeItem(stocktakeId: string, begun: readonly PostLine[]): Promise<PostLine[]> {
  const lines = [...begun]
  for (;;) {
    const last = lines.at(-1)
    if (!last) return lines
    const page = await pageOfLines(stocktakeId, { itemId: last.itemId, _id: _.gt(last._id) })
    lines.push(...page)
    if (page.length < PAGE) return lines
  }
}

async function pageOfLines(stocktakeId: string, where: object): Promise<PostLine[]> {
  const lines = await find(
    'countLines',
    { stocktakeId, differs: true, ...where },
    {
      orderBy: [
        ['itemId', 'asc'],
        ['_id', 'asc'],
      ],
      limit: PAGE,
      fields: FIELDS,
    },
  )
  return lines.filter((line): line is typeof line & PostLine => line.result !== undefined)
}

const FIELDS = [
  '_id',
  'locationId',
  'location',
  'sequence',
  'itemId',
  'item',
  'lotId',
  'lotNo',
  'serialNo',
  'productionDate',
  'expiryDate',
  'status',
  'found',
  'unitFen',
  'result',
  'updatedAt',
] as const satisfies readonly (keyof PostLine | 'updatedAt')[]

function groupBy(lines: readonly PostLine[]): Map<string, PostLine[]> {
  const items = new Map<string, PostLine[]>()
  for (const line of lines) {
    const group = items.get(line.itemId)
    if (group) group.push(line)
    else items.set(line.itemId, [line])
  }
  return items
}
