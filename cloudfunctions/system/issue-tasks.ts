import { hasGrant, hasRole } from '../../shared/domain/rights'
import { toCheck } from '../runtime/to-check'
import type { WaitingSource } from './waiting'

/** Goods that wait for a second person, and substitutes that wait for the requester's word. */
export const issueTasks: WaitingSource = ({ caller }) => [
  ...(hasRole(caller, 'clerk') || hasGrant(caller, 'checkControlled')
    ? [
        {
          kind: 'toCheck' as const,
          collection: 'issueChecks' as const,
          where: toCheck(caller),
          since: 'preparedAt',
        },
      ]
    : []),
  {
    kind: 'substituteForMe',
    collection: 'requisitions',
    where: { substituteWaits: true, 'requester.id': caller._id },
    since: 'updatedAt',
  },
]
