import { useState } from 'react'
import type { Failure } from '@/lib/error-text'
import { openPath, switchTab } from '@/lib/nav'
import { login } from '@/lib/session'

/** Signs in and goes on to where the person wanted to go. One account at a time. */
export function useSignIn(redirect: string | undefined) {
  const [busyWith, setBusyWith] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const enter = async (account: string) => {
    if (busyWith || !account) return
    setBusyWith(account)
    setFailure(undefined)
    const answer = await login(account)
    setBusyWith('')
    if (!answer.ok) return setFailure(answer)
    if (redirect) openPath(redirect)
    else switchTab('workbench')
  }
  return { enter, busyWith, failure }
}
