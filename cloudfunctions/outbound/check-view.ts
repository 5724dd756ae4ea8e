import { refuseCancel, refuseChecker } from '../../shared/domain/issue-check'
import { errorText } from '../../shared/error-text'
import type { CheckView } from '../../shared/operations/outbound-check'
import type { IssueCheck } from '../../shared/schema/issue-check'
import type { Caller } from '../../shared/schema/person'

/** The prepared issue with what the caller may do about it, and why not. */
export function checkView(check: IssueCheck, caller: Caller): CheckView {
  const refused = refuseChecker(check, caller)
  const why = refused && check.status === 'waiting' ? errorText(refused.code, refused.details) : undefined
  return {
    check,
    actions: {
      check: refused === null,
      cancel: refuseCancel(check, caller) === null,
      ...(why ? { why } : {}),
    },
  }
}
