import { maySeeRequisition } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { app } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { get } from '../runtime/store'

export { keepSignature } from '../runtime/keep-signature'

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
