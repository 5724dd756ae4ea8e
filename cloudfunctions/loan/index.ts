import { defineFunction } from '../runtime/define-function'
import { getLoan } from './get'
import { listLoans } from './list'
import { remindBorrowers } from './reminders'
import { askForRenewal, decideOnRenewal } from './renew'
import { returnLent } from './return'
import { settleLiability } from './settle'

export const main = defineFunction<'loan'>(
  {
    'loan.list': listLoans,
    'loan.get': getLoan,
    'loan.return': returnLent,
    'loan.settle': settleLiability,
    'loan.renew': askForRenewal,
    'loan.decideRenewal': decideOnRenewal,
  },
  { loanReminders: remindBorrowers },
)
