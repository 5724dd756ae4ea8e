import { useEffect, useRef, useState } from 'react'
import type { InputOf, OperationName, OutputOf } from '@shared/operations'
import { call, type Answer } from './cloud'
import { failureText, type Failure } from './error-text'
import { toast } from './feedback'
import { newRequestId } from './request-id'

export interface Command<N extends OperationName> {
  /** Sends it. While one is under way a second tap gets the same answer. */
  run: (input: InputOf<N>) => Promise<Answer<OutputOf<N>>>
  running: boolean
  /** Why the last attempt failed; gone with the next attempt. */
  failure: Failure | undefined
}

/** The page was left while its command was under way: what came of it is said wherever the person is now. */
function tellAfterwards(answer: Answer<unknown>): void {
  if (answer.ok) toast.success('刚才离开时提交的，已经办成了')
  else toast.error(`刚才离开时提交的没有办成：${failureText(answer)}`)
}

/**
 * A change to the warehouse. Its `requestId` is kept until it succeeds or the input changes: trying again after a
 * lost answer cannot receive or issue the goods twice.
 */
export function useCommand<N extends OperationName>(operation: N): Command<N> {
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const kept = useRef<{ input: string; requestId: string }>()
  const current = useRef<Promise<Answer<OutputOf<N>>> | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => void (left.current = true)
  }, [])

  const send = async (input: InputOf<N>) => {
    const text = JSON.stringify(input)
    if (kept.current?.input !== text) kept.current = { input: text, requestId: newRequestId() }
    setRunning(true)
    setFailure(undefined)
    const answer = await call(operation, input, { requestId: kept.current.requestId })
    if (left.current) tellAfterwards(answer)
    if (answer.ok) kept.current = undefined
    else setFailure(answer)
    setRunning(false)
    return answer
  }
  const run = (input: InputOf<N>) => {
    current.current ??= send(input).finally(() => {
      current.current = null
    })
    return current.current
  }
  return { run, running, failure }
}
