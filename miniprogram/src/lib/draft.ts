import { useState } from 'react'
import { sessionStore } from './session'
import { readStored, writeStored } from './storage'

/**
 * State of a form that survives leaving the page and losing the network (a basket, a half-filled receipt).
 * Kept on the device, apart for each person; `clear` after the command succeeded.
 */
export function useDraft<T>(
  kind: string,
  initial: T,
): { draft: T; setDraft: (next: T) => void; clear: () => void } {
  const key = `${sessionStore.get().person?._id ?? 'anyone'}/${kind}`
  const [draft, setState] = useState<T>(() => (readStored('drafts')?.[key] as T | undefined) ?? initial)
  const save = (next: T | undefined) => {
    const { [key]: _old, ...others } = readStored('drafts') ?? {}
    writeStored('drafts', next === undefined ? others : { ...others, [key]: next })
  }
  return {
    draft,
    setDraft(next) {
      setState(next)
      save(next)
    },
    clear() {
      setState(initial)
      save(undefined)
    },
  }
}
