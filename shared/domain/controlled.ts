import { reject, type Rejection } from '../errors'
import type { ControlledClass } from '../schema/masterdata'
import type { IdCheck } from '../schema/requisition'
import type { SettingValue } from '../schema/settings'

/** What the organisation demands of controlled goods. */
export type ControlledRules = SettingValue<'controlled'>

/** Goods that are handed over, as far as these rules look at them. */
export interface HandedOver {
  lineId: number
  itemName: string
  controlled?: ControlledClass | undefined
}

/** The precautions that were taken. `signed` says for one line whether its recipient signed. */
export interface Precautions {
  signed: (lineId: number) => boolean
  idCheck?: IdCheck | undefined
  /** Whether a second person stands beside it: when an issue is posted after its check, or only prepared for it. */
  checked: boolean
}

/** Whether a class of goods wants two people. */
export const needsTwoPeople = (
  rules: Pick<ControlledRules, 'twoPeople'>,
  controlled: ControlledClass | undefined,
): boolean => controlled !== undefined && rules.twoPeople.includes(controlled)

/**
 * Why controlled goods may not be handed over like this; null when they may, and for everything else. Rejects
 * SIGNATURE_REQUIRED, ID_CHECK_REQUIRED and CHECKER_REQUIRED. The expiry of a lot is nobody's choice and no matter of here.
 */
export function refuseControlled(
  lines: readonly HandedOver[],
  taken: Precautions,
  rules: ControlledRules,
): Rejection | null {
  for (const { lineId, itemName, controlled } of lines) {
    if (!controlled) continue
    const details = { line: lineId, itemName }
    if (!taken.signed(lineId)) return reject('SIGNATURE_REQUIRED', details)
    if (rules.idCheck && !taken.idCheck) return reject('ID_CHECK_REQUIRED', details)
    if (!taken.checked && needsTwoPeople(rules, controlled)) return reject('CHECKER_REQUIRED', details)
  }
  return null
}
