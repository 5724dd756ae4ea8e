import type { ResultTally } from '../../shared/domain/stocktake/totals'
import { db } from '../runtime/app'

const $ = db.command.aggregate

/** States × what else a result tells apart; far less in practice. */
const MOST_TALLIES = 200

/** All lines of a stocktake added up by what its result tells apart. One request. */
export async function resultTallies(stocktakeId: string): Promise<ResultTally[]> {
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId })
    .group({
      _id: {
        state: '$state',
        differs: '$differs',
        undecided: '$undecided',
        sign: $.cmp([$.ifNull(['$result.variance', 0]), 0]),
        corrected: $.or([
          $.gt([$.ifNull(['$result.damaged', 0]), 0]),
          $.neq([$.ifNull(['$result.correction', null]), null]),
        ]),
        valued: $.gt(['$unitFen', 0]),
      },
      lines: $.sum(1),
      bookFen: $.sum($.multiply(['$unitFen', $.ifNull(['$result.book', 0])])),
      differenceFen: $.sum('$differenceFen'),
    })
    .limit(MOST_TALLIES)
    .end()
  return (data as { _id: Key; lines: number; bookFen: number; differenceFen: number }[]).map(
    ({ _id, ...sums }) => ({ ..._id, ...sums }),
  )
}

type Key = Omit<ResultTally, 'lines' | 'bookFen' | 'differenceFen'>
