import { useRef, useState } from 'react'
import type { Resolved } from '@shared/operations/masterdata'
import { call } from '@/lib/cloud'
import type { Failure } from '@/lib/error-text'
import { signal } from '@/lib/feedback'

export type ScanState =
  | { status: 'idle' }
  | { status: 'resolving'; code: string }
  | { status: 'found'; code: string; resolved: Resolved }
  | { status: 'failed'; code: string; failure: Failure }

/**
 * Turns codes into things, one after the other: a newer scan overtakes an older one that is still under way.
 * Answers each with sound and vibration; the colour is the page's part.
 */
export function useResolve(onFound: (code: string, resolved: Resolved) => void) {
  const [state, setState] = useState<ScanState>({ status: 'idle' })
  const latest = useRef(0)

  const resolve = async (code: string) => {
    const turn = ++latest.current
    setState({ status: 'resolving', code })
    const answer = await call('masterdata.resolveCode', { code })
    if (turn !== latest.current) return
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return setState({ status: 'failed', code, failure: answer })
    setState({ status: 'found', code, resolved: answer.data })
    onFound(code, answer.data)
  }
  const reset = () => {
    latest.current++
    setState({ status: 'idle' })
  }
  return { state, resolve, reset }
}
