import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'

/** The reader's binary comes with the app, never from another host. */
prepareZXingModule({
  overrides: {
    locateFile: (path: string, prefix: string) =>
      path.endsWith('.wasm')
        ? new URL('./static/zxing_reader.wasm', window.location.href).href
        : prefix + path,
  },
})

const options: ReaderOptions = {
  tryHarder: true,
  maxNumberOfSymbols: 1,
  formats: ['QRCode', 'DataMatrix', 'EAN13', 'EAN8', 'UPCA', 'Code128', 'Code39', 'ITF'],
}

/** Text of the first code in a picture; empty when there is none. */
export async function readCode(picture: ImageData): Promise<string> {
  const [code] = await readBarcodes(picture, options)
  return code?.text.trim() ?? ''
}
