import { mayWorkIn } from '../../shared/domain/rights'
import { ok } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { allWarehouses } from '../runtime/directory'

/** Every warehouse in use, by name only: whom one can ask for goods. What lies there stays its own clerks' matter. */
export const transferWarehouses: Handler<'transfer.warehouses'> = async (_input, { caller }) => {
  const active = (await allWarehouses()).filter(({ status }) => status === 'active')
  return ok({
    rows: active.map(({ _id, name, branch }) => ({ _id, name, branch, mine: mayWorkIn(caller, _id) })),
  })
}
