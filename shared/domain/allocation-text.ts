import type { ChosenReason, PassedReason } from './allocation'
import type { Lot } from '../schema/stock'
import { businessDay } from './calendar'

/** Why the allocator took a lot, for the clerk who stands before the shelf. */
export function chosenText(reason: ChosenReason, lot: Lot): string {
  switch (reason) {
    case 'firstExpired':
      return `先到期先出：有效期至 ${lot.expiryDate ?? ''}`
    case 'firstIn':
      return `先进先出：${businessDay(lot.receivedAt)} 入库`
    case 'onlyLot':
      return '只有这一个可用批次'
    case 'sameAgeNearer':
      return `同批次中顺路：${businessDay(lot.receivedAt)} 入库`
  }
}

/** Why a lot was left on the shelf. */
export function passedText(reason: PassedReason, lot: Lot): string {
  switch (reason) {
    case 'expired':
      return `已于 ${lot.expiryDate ?? ''} 过期，不能发`
    case 'inspection':
      return '待检，检验合格后才能发'
    case 'frozen':
      return '已冻结，不能发'
    case 'rejected':
      return '不合格，不能发'
    case 'condemned':
      return '已申请报废，不能发'
    case 'promised':
      return '已预留给其他申请'
    case 'notNeeded':
      return '前面的批次够用'
  }
}
