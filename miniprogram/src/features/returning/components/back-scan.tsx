import { View } from '@tarojs/components'
import { BarcodeInput } from '@/components/barcode-input'
import { Icon } from '@/components/icon'
import { usePageShown } from '@/lib/page-shown'
import { useWedge } from '@/lib/wedge'
import type { Back } from '../use-back'
import './back-scan.scss'

/** Stays on top: each scan counts one more, and says so. */
export function BackScan({ back }: { back: Back }) {
  useWedge(back.onCode, usePageShown())
  const { words } = back
  return (
    <View className="back-scan">
      <BarcodeInput id="back-code" onCode={back.onCode} placeholder="扫条码或序列号，扫一件记一件" />
      {words && (
        <View
          key={words.text}
          id="back-words"
          className={`back-scan__words back-scan__words--${words.tone}`}
          {...{ role: 'status', ariaRole: 'status' }}
        >
          <Icon name={words.tone === 'ok' ? 'check-circle' : 'close-circle'} size={20} />
          <View className="back-scan__text">{words.text}</View>
        </View>
      )}
    </View>
  )
}
