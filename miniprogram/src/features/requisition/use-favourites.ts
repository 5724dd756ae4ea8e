import { useState } from 'react'
import { useMe } from '@/lib/session'
import { readStored, writeStored } from '@/lib/storage'

/** Items that this person marked with a star, newest first. Kept on the device. */
export function useFavourites() {
  const personId = useMe()?._id ?? 'anyone'
  const [, setVersion] = useState(0)
  const all = readStored('favouriteItems') ?? {}
  const ids = all[personId] ?? []
  const toggle = (itemId: string) => {
    const next = ids.includes(itemId) ? ids.filter((id) => id !== itemId) : [itemId, ...ids].slice(0, 50)
    writeStored('favouriteItems', { ...all, [personId]: next })
    setVersion((version) => version + 1)
  }
  return { ids, toggle }
}
