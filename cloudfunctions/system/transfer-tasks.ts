import { hasRole } from '../../shared/domain/rights'
import { _ } from '../runtime/app'
import type { WaitingSource } from './waiting'

/** Transfers that this clerk is to send, and those on their way to a warehouse of his. */
export const transferTasks: WaitingSource = ({ caller }) =>
  hasRole(caller, 'clerk')
    ? [
        {
          kind: 'transferToSend',
          collection: 'transfers',
          where: { fromWarehouseId: _.in(caller.warehouseIds), status: 'requested' },
          since: 'createdAt',
        },
        {
          kind: 'transferToReceive',
          collection: 'transfers',
          where: {
            toWarehouseId: _.in(caller.warehouseIds),
            status: _.in(['sent', 'partlyReceived']),
          },
          since: 'sentAt',
        },
      ]
    : []
