import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'

/** The clerk scans what somebody brings: the loan's number opens it, goods open their only loan or narrow the list. */
export function useLoanScan() {
  const [goods, setGoods] = useState<{ itemId: string; name: string }>()
  const wrong = (text: string) => {
    signal('wrong')
    toast.error(text)
  }
  const onCode = async (scanned: string) => {
    const code = normaliseCode(scanned)
    if (/^JC\d{8}-\d{4,}$/i.test(code)) {
      signal('ok')
      return openPage('loan', { id: code.toUpperCase() })
    }
    const answer = await call('masterdata.resolveCode', { code })
    if (!answer.ok) return wrong(failureText(answer))
    if (answer.data.kind !== 'item') return wrong('请扫借出单号或物资条码')
    const { _id: itemId, name } = answer.data.item
    const loans = await call('loan.list', { view: 'warehouse', state: 'open', itemId, limit: 2 })
    if (!loans.ok) return wrong(failureText(loans))
    const [only, further] = loans.data.rows
    if (!only) return wrong(`「${name}」没有借出去的`)
    signal('ok')
    if (!further) return openPage('loan', { id: only.loanId })
    setGoods({ itemId, name })
  }
  return { goods, clear: () => setGoods(undefined), onCode: (code: string) => void onCode(code) }
}
