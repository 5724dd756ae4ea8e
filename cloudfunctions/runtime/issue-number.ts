import type { Requisition } from '../../shared/schema/requisition'
import { find } from './store'

/** The requisition that an issue (`CK20261122-0003`) belongs to; one request. */
export const requisitionOfIssue = async (issueNo: string): Promise<Requisition | undefined> =>
  (await find('requisitions', { 'issues.no': issueNo }, { limit: 1 }))[0]

export const isIssueNumber = (text: string): boolean => /^CK\d{8}-\d{4,}$/.test(text)
