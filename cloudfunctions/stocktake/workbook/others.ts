import type { Row, Sheet } from 'write-excel-file/node'
import { signatureRoleText } from '../../../shared/domain/stocktake/words'
import type { CountFind } from '../../../shared/schema/count-line'
import type { StocktakeSignature } from '../../../shared/schema/stocktake'
import { heading, table, text, time, whole, widths, wrapped, type Column } from './cells'

const findStates: Record<CountFind['status'], string> = { open: '待处理', named: '已认出', dismissed: '不计' }

const findColumns: Column<CountFind>[] = [
  { head: '库位', width: 14, cell: ({ location }) => text(location) },
  { head: '扫到的码', width: 30, cell: ({ code }) => wrapped(code) },
  { head: '数量', width: 8, cell: ({ quantity }) => whole(quantity) },
  { head: '说明', width: 26, cell: ({ note }) => wrapped(note) },
  { head: '照片', width: 8, cell: ({ photos }) => whole(photos.length) },
  { head: '盘点人', width: 12, cell: ({ by }) => text(by.name) },
  { head: '盘点时间', width: 17, cell: ({ countedAt }) => time(countedAt) },
  { head: '处理', width: 10, cell: ({ status }) => text(findStates[status]) },
  { head: '处理说明', width: 26, cell: ({ reason }) => wrapped(reason) },
  { head: '处理人', width: 12, cell: ({ settledBy }) => text(settledBy?.name) },
]

/** Goods with a code that nobody knew, and what became of them. */
export const findSheet = (finds: readonly CountFind[]): Sheet<Buffer> => ({
  sheet: '不明物',
  data: table(findColumns, finds),
  columns: widths(findColumns),
  stickyRowsCount: 1,
  orientation: 'landscape',
})

/** A signature with its handwriting, where the storage still has it. */
export interface SignedPicture {
  signature: StocktakeSignature
  png: Buffer | undefined
}

/** Height of a row with handwriting, in points, and of the picture in it. */
const ROW_POINTS = 60
const PICTURE = { width: 150, height: 70, dpi: 96, contentType: 'image/png' } as const

/** Who signed; each role that nobody signed for has an empty row for the pen. */
export function signSheet(signed: readonly SignedPicture[]): Sheet<Buffer> {
  const missing = roles.filter((role) => !signed.some(({ signature }) => signature.role === role))
  const data: Row[] = [
    ['身份', '姓名', '签字', '签字时间', '指纹（SHA-256）'].map(heading),
    ...signed.map(({ signature: { role, by, at, signature } }): Row => [
      { value: signatureRoleText[role], type: String, height: ROW_POINTS, alignVertical: 'center' },
      text(by.name),
      null,
      time(at),
      wrapped(signature.sha256),
    ]),
    ...missing.map((role): Row => [
      { value: signatureRoleText[role], type: String, height: ROW_POINTS, alignVertical: 'center' },
    ]),
  ]
  const images = signed.flatMap(({ png }, index) =>
    png ? [{ ...PICTURE, content: png, anchor: { row: index + 2, column: 3 } }] : [],
  )
  return {
    sheet: '签字',
    data,
    columns: [{ width: 12 }, { width: 14 }, { width: 24 }, { width: 18 }, { width: 40 }],
    showGridLines: true,
    ...(images.length > 0 ? { images } : {}),
  }
}

const roles = ['supervisor', 'counter', 'keeper'] as const
