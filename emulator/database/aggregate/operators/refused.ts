import { PlatformError, requestFailed } from '../../../admin/errors'
import { type OperatorMaker } from '../expression/types'
import { shown } from '../expression/value-types'

const script: OperatorMaker = (_operand, _compile, name) => {
  throw new PlatformError(
    'DATABASE_INVALID_OPERRATOR',
    `[emulator rule aggregate-script] ${name} runs JavaScript in the database, which the platform does not offer: ` +
      `use the other operators, or compute in the function`,
  )
}

/** Operators that are known and never work; each says why. */
export const refusedOperators: Record<string, OperatorMaker> = {
  $function: script,
  $accumulator: script,
  $where: script,
  $meta: (operand) => {
    throw requestFailed(`query requires ${shown(operand)} metadata, but it is not available`)
  },
}
