import { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { switchTab } from './lib/nav'
import { restoreSession } from './lib/session'
import { startTransport } from './lib/transport'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTransport()
    void restoreSession()
  })
  // An old or mistyped link.
  usePageNotFound(() => switchTab('workbench'))
  return children
}
