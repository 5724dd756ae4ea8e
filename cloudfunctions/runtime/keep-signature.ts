import { ok, reject, type Result } from '../../shared/errors'
import { app } from './app'
import type { CallContext } from './context'
import { isPng } from './png'
import { sha256 } from './seal'

/**
 * Stores a handwritten signature under its own hash: a repetition writes the same file, and nothing is overwritten.
 * The hash goes into the journal with the document. Rejects SIGNATURE_INVALID when it is no PNG.
 */
export async function keepSignature(
  base64: string,
  call: Pick<CallContext, 'today'>,
): Promise<Result<{ fileId: string; sha256: string }>> {
  const image = Buffer.from(base64.replace(/^data:image\/png;base64,/, ''), 'base64')
  if (!isPng(image)) return reject('SIGNATURE_INVALID')
  const hash = sha256(image)
  const cloudPath = `signatures/${call.today.slice(0, 7)}/${hash}.png`
  const { fileID } = await app.uploadFile({ cloudPath, fileContent: image as never })
  return ok({ fileId: fileID, sha256: hash })
}
