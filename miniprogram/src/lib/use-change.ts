import { useEffect, useRef } from 'react'

/** Does something at the beginning and whenever `key` is another; always by the newest rule, which itself starts nothing. */
export function useChange(key: string | number | boolean | undefined, effect: () => void): void {
  const latest = useRef(effect)
  latest.current = effect
  useEffect(() => latest.current(), [key])
}
