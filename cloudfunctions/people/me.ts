import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { personById, warehouseNames } from '../runtime/directory'

export const me: Handler<'people.me'> = async (_input, { caller }) => {
  const person = await personById(caller._id)
  if (!person) return reject('NOT_REGISTERED')
  const nameOf = await warehouseNames()
  return ok({ ...person, warehouseNames: person.warehouseIds.map(nameOf) })
}
