import fs from 'node:fs'
import path from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { code128Widths } from './code128'

const wasm = path.resolve(__dirname, '../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(fs.readFileSync(wasm)).buffer } })

const MODULE_PX = 2
const QUIET_MODULES = 12

/** The barcode as a picture of black and white columns. */
function picture(widths: string) {
  const modules = [...widths].flatMap((width, i) => Array<number>(Number(width)).fill(i % 2 === 0 ? 0 : 255))
  const quiet = Array<number>(QUIET_MODULES).fill(255)
  const row = [...quiet, ...modules, ...quiet].flatMap((shade) => Array<number>(MODULE_PX).fill(shade))
  const height = 40
  const data = new Uint8ClampedArray(row.length * height * 4)
  for (let i = 0; i < row.length * height; i++) data.fill(row[i % row.length] ?? 255, i * 4, i * 4 + 3)
  for (let i = 3; i < data.length; i += 4) data[i] = 255
  return { data, width: row.length, height, colorSpace: 'srgb' } as ImageData
}

test.each(['LY-20261121-0003', 'A-01-02-03', '6901234567892', '12345', 'w1:A-01', 'x', '00', 'Ab ~!12'])(
  '%s is read back by a scanner',
  async (text) => {
    const [code] = await readBarcodes(picture(code128Widths(text)!), { formats: ['Code128'] })
    expect(code?.text).toBe(text)
  },
)

test('digits are packed two in a symbol', () => {
  expect(code128Widths('12345678')!.length).toBeLessThan(code128Widths('abcdefgh')!.length)
})

test.each(['', '中文', 'a\n'])('%j cannot be a barcode', (text) => {
  expect(code128Widths(text)).toBeNull()
})
