import { formatTime } from '@/lib/format'
import { statusText } from '@shared/domain/requisition'
import { errorText } from '@shared/error-text'
import type { Rejection } from '@shared/errors'
import type { Requisition } from '@shared/schema/requisition'

/** Why this person cannot decide on a document just opened: who was quicker and when, or whose turn it is. */
export function whyNot({ history, status }: Requisition, { code, details }: Rejection): string {
  const last = history[history.length - 1]
  if (code !== 'ALREADY_HANDLED' || !last) return errorText(code, details)
  const who = last.action === 'withdraw' ? `${last.by.name}已经撤回` : `${last.by.name}已经处理`
  return `${who}（${formatTime(last.at)}），现在是「${statusText[status]}」，不用再审批`
}
