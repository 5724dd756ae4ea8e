import writeExcel from 'write-excel-file/node'
import { maySeeBook, maySeeStocktake, stocktakeStates } from '../../shared/domain/stocktake/access'
import { ok, reject } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _, app } from '../runtime/app'
import { commit, replay } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { sha256 } from '../runtime/seal'
import { find, get } from '../runtime/store'
import { approvalOf, currentTotals } from './report'
import { maySeeMoney } from './review-line'
import { about } from './review-step'
import { stocktakeNotFound, talliesOf } from './view'
import { lineSheet, type ExportLine } from './workbook/lines'
import { findSheet, signSheet, type SignedPicture } from './workbook/others'
import { summarySheet } from './workbook/summary'

type Answer = OutputOf<'stocktake.export'>

/** The whole result as an Excel file in the storage, under its own hash, with a link that ends by itself. */
export const exportHandler: Handler<'stocktake.export'> = async ({ stocktakeId }, call) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(call.caller, stocktake)) return stocktakeNotFound(stocktakeId)
  if (!maySeeBook(call.caller, stocktake)) return reject('BOOKS_HIDDEN')
  const { status } = stocktake
  if (status === 'opening' || status === 'counting' || status === 'cancelled')
    return reject('EXPORT_TOO_EARLY', { state: stocktakeStates[status] })
  // Writing the file again for a repetition would take its time.
  const before = await replay(call)
  if (before) return before as never
  const { bytes, lines } = await workbookOf(stocktake, call)
  const hash = sha256(bytes)
  const cloudPath = `exports/${call.today.slice(0, 'YYYY-MM'.length)}/${hash}.xlsx`
  const { fileID: fileId } = await app.uploadFile({ cloudPath, fileContent: bytes as never })
  const { fileList } = await app.getTempFileURL({ fileList: [fileId] })
  const fileName = `盘点结果_${stocktakeId}_${stocktake.warehouseName}.xlsx`
  const answer = { fileId, fileName, url: fileList[0]?.tempFileURL ?? '', lines, sha256: hash }
  return commit<Answer>(call, async () =>
    ok({
      writes: [],
      journal: {
        ...about(stocktake),
        summary: `导出盘点结果 ${stocktakeId}，${lines} 行，文件指纹 ${hash.slice(0, 16)}`,
      },
      answer,
    }),
  )
}

async function workbookOf(stocktake: Stocktake, { caller }: CallContext) {
  const { _id: stocktakeId } = stocktake
  const money = maySeeMoney(caller, stocktake)
  const [lines, finds, totals, { people }, { name: organisation }, signed] = await Promise.all([
    allOf('countLines', stocktakeId, LINE_FIELDS),
    allOf('countFinds', stocktakeId),
    currentTotals(stocktake),
    talliesOf(stocktakeId),
    settings('organisation'),
    picturesOf(stocktake),
  ])
  const walk = (lines as ExportLine[]).sort(byWalk)
  const rights = { money, hidden: (line: ExportLine) => !maySeeBook(caller, stocktake, line) }
  const approval = approvalOf(stocktake)
  const sheets = [
    summarySheet({ stocktake, totals, organisation, counters: people, approval, withMoney: money }),
    lineSheet('明细', walk, rights),
    lineSheet(
      '差异',
      walk.filter((line) => line.differs && !rights.hidden(line)),
      rights,
    ),
    findSheet(finds),
    signSheet(signed),
  ]
  const bytes = await writeExcel(sheets, { fontFamily: '微软雅黑', fontSize: 10 }).toBuffer()
  return { bytes, lines: walk.length }
}

const PAGE = 1_000

/** All documents of a stocktake, page by page in the order of their ids. */
async function allOf<C extends 'countLines' | 'countFinds'>(
  collection: C & CollectionName,
  stocktakeId: string,
  fields?: readonly string[],
): Promise<DocumentOf<C>[]> {
  const all: DocumentOf<C>[] = []
  for (;;) {
    const last = all.at(-1)
    const where = last ? { stocktakeId, _id: _.gt(last._id) } : { stocktakeId }
    const page = await find(collection, where, {
      orderBy: [['_id', 'asc']],
      limit: PAGE,
      ...(fields ? { fields } : {}),
    })
    all.push(...(page as DocumentOf<C>[]))
    if (page.length < PAGE) return all
  }
}

/** All but the single counts: those would be most of it. */
const LINE_FIELDS = [
  '_id',
  'location',
  'sequence',
  'item',
  'custodian',
  'lotNo',
  'serialNo',
  'productionDate',
  'expiryDate',
  'status',
  'state',
  'unitFen',
  'result',
  'differs',
  'differenceFen',
  'reason',
  'reasonNote',
  'outcome',
  'outcomeNote',
] as const

const byWalk = (a: ExportLine, b: ExportLine): number =>
  a.sequence - b.sequence || (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)

/** The handwriting; a file that is gone leaves its place empty. */
const picturesOf = ({ signatures }: Stocktake): Promise<SignedPicture[]> =>
  Promise.all(
    signatures.map(async (signature) => {
      const file = await app.downloadFile({ fileID: signature.signature.fileId }).catch(() => undefined)
      return { signature, png: file?.fileContent as Buffer | undefined }
    }),
  )
