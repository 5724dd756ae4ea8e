import { Camera, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import type { ScanStreamProps } from './props'
import './stream.scss'

/** A code that was out of the picture for this long is another one when it comes back. */
const GONE_MS = 900

/** WeChat's camera over the page, for one code after the other; a code counts again when it was out of the picture. */
export function ScanStream({ open, onClose, title, onCode, said }: ScanStreamProps) {
  const held = useRef({ text: '', seenAt: 0 })
  const [refused, setRefused] = useState(false)
  if (!open) return null
  const seen = (text: string) => {
    const now = Date.now()
    const isSame = held.current.text === text && now - held.current.seenAt < GONE_MS
    held.current = { text, seenAt: now }
    if (text && !isSame) onCode(text)
  }
  return (
    <View className="ui-stream">
      {refused ? (
        <View className="ui-stream__refused">
          没有相机权限，请在小程序设置中允许使用相机，或用扫码枪、手工输入
        </View>
      ) : (
        <Camera
          className="ui-stream__camera"
          mode="scanCode"
          onScanCode={({ detail }) => seen(String((detail as { result?: string }).result ?? '').trim())}
          onError={() => setRefused(true)}
        />
      )}
      <View className="ui-stream__top">
        <View className="ui-stream__title">{title}</View>
        <Tappable id="stream-close" className="ui-stream__close" onTap={onClose} label="关闭相机">
          <Icon name="close" size={24} color="#fff" />
        </Tappable>
      </View>
      {said && <View className={`ui-stream__said ui-stream__said--${said.tone}`}>{said.text}</View>}
    </View>
  )
}
