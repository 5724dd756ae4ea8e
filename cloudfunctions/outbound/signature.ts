import { maySeeRequisition } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import { app } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { sha256 } from '../runtime/seal'
import { get } from '../runtime/store'
import { isPng } from '../runtime/png'

/**
 * Stores the recipient's signature under its own hash: a repetition writes the same file, and nothing is overwritten.
 * The hash goes into the journal with the document. Rejects SIGNATURE_INVALID when it is no PNG.
 */
export async function keepSignature(
  base64: string,
  call: CallContext,
): Promise<Result<{ fileId: string; sha256: string }>> {
  const image = Buffer.from(base64.replace(/^data:image\/png;base64,/, ''), 'base64')
  if (!isPng(image)) return reject('SIGNATURE_INVALID')
  const hash = sha256(image)
  const cloudPath = `signatures/${call.today.slice(0, 7)}/${hash}.png`
  const { fileID } = await app.uploadFile({ cloudPath, fileContent: image as never })
  return ok({ fileId: fileID, sha256: hash })
}

/** A link to the signature image that ends by itself, for those who may see the document. */
export const signatureOf: Handler<'outbound.signature'> = async ({ requisitionId, issueNo }, { caller }) => {
  const requisition = await get('requisitions', requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${requisitionId}` })
  if (!maySeeRequisition(caller, requisition)) return reject('FORBIDDEN')
  const signature = requisition.issues.find((issue) => issue.no === issueNo)?.signature
  if (!signature) return reject('NOT_FOUND', { what: '签字' })
  const { fileList } = await app.getTempFileURL({ fileList: [signature.fileId] })
  return ok({ url: fileList[0]?.tempFileURL ?? '', sha256: signature.sha256 })
}
