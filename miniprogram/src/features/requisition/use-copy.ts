import { useState } from 'react'
import { toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import type { Requisition } from '@shared/schema/requisition'
import { copyToBasket } from './copy-to-basket'

/** 再领一单 and 修改重提: copies the lines and opens the basket. */
export function useCopy(requisition: Requisition) {
  const [running, setRunning] = useState(false)
  const copy = async (withForm: boolean) => {
    if (running) return
    setRunning(true)
    const answer = await copyToBasket(requisition, withForm)
    setRunning(false)
    if (!answer.ok) return toast.failure(answer)
    const { missing, count } = answer.data
    if (missing.length > 0) toast.info(`${missing.join('、')}已不在库，没有放进去`)
    if (count > 0) openPage('basket', { warehouse: requisition.warehouseId })
  }
  return { copy, running }
}
