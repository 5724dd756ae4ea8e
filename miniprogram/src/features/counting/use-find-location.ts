import { useRef, useState } from 'react'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { openPage } from '@/lib/nav'

/** A scanned or typed location of the route: opens it, or says why not. */
export function useFindLocation(stocktakeId: string) {
  const [problem, setProblem] = useState<{ code: string; text: string }>()
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)
  const onCode = async (code: string) => {
    const mine = ++turn.current
    setProblem(undefined)
    setBusy(true)
    const answer = await call('stocktake.location', { stocktakeId, location: code })
    if (mine !== turn.current) return
    setBusy(false)
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) return openPage('countLocation', { id: stocktakeId, location: answer.data.locationId })
    setProblem({
      code,
      text: answer.code === 'NETWORK' ? failureText(answer) : `${failureText(answer)}。先扫库位，再扫物资`,
    })
  }
  return { onCode, problem, busy }
}
