import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { restoreSession } from './lib/session'
import { startTransport } from './lib/transport'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTransport()
    void restoreSession()
  })
  return children
}
