import { ok } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { containing, find } from '../runtime/store'

/** Colleagues who may receive a piece: active people, without the caller; those of his department when nothing is asked. */
export const receivers: Handler<'asset.receivers'> = async ({ q }, { caller }) => {
  const text = q && containing(q)
  const where = text
    ? _.and([{ status: 'active' }, _.or([{ name: text }, { departmentName: text }, { account: text }])])
    : { status: 'active', departmentId: caller.departmentId }
  const found = await find('people', where, { limit: 50 })
  return ok({
    rows: found
      .filter((person) => person._id !== caller._id)
      .map(({ _id, name, departmentName, title }) => ({
        id: _id,
        name,
        departmentName,
        ...(title ? { title } : {}),
      })),
  })
}
