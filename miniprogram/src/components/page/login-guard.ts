import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { pageUrl } from '@/lib/nav'
import { useSession } from '@/lib/session'

/** False while nobody is signed in; leads to the login page, which comes back here afterwards. */
export function useLoginGuard(open = false): boolean {
  const signedOut = useSession().state === 'signedOut'
  const { path, params } = useRouter()
  const here = path.split('?')[0] ?? ''
  const redirect = here + queryOf(params)
  useEffect(() => {
    if (open || !signedOut || !isOnTop(here)) return
    void Taro.reLaunch({ url: pageUrl('login', { redirect }) })
  }, [open, signedOut, here, redirect])
  return open || !signedOut
}

/** Pages below the top one leave it to the top one. */
const isOnTop = (path: string): boolean => {
  const [top] = Taro.getCurrentPages().slice(-1)
  return !top?.route || path.endsWith(top.route.split('?')[0] ?? '')
}

function queryOf(params: Record<string, string | undefined>): string {
  const own = Object.entries(params).filter(([key]) => key !== 'stamp' && key !== '$taroTimestamp')
  return own.length
    ? `?${own.map(([key, value]) => `${key}=${encodeURIComponent(decoded(value ?? ''))}`).join('&')}`
    : ''
}

/** The router hands parameters over as they stand in the link: encoding them again would change them. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
