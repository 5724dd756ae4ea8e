import { code128Widths } from '@/lib/code128'
import { copyText } from '@/lib/copy-text'

export interface BarcodeLabelProps {
  /** A document or location code, printable ASCII; nothing is drawn for other texts. */
  text: string
}

/** The barcode of a document, for a clerk to scan from this screen; a tap copies the number. */
export function BarcodeLabel({ text }: BarcodeLabelProps) {
  const widths = code128Widths(text)
  return widths && <barcode-label widths={widths} text={text} onCopy={() => copyText(text)} />
}
