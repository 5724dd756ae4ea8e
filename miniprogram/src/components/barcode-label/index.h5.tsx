import { View } from '@tarojs/components'
import { code128Widths } from '@/lib/code128'
import { copyText } from '@/lib/copy-text'
import { Tappable } from '../tappable'
import type { BarcodeLabelProps } from './index'
import './index.scss'

/** The same label as WeChat's native one, drawn by the browser. */
export function BarcodeLabel({ text }: BarcodeLabelProps) {
  const widths = code128Widths(text)
  if (!widths) return null
  return (
    <Tappable className="ui-barcode-label" onTap={() => copyText(text)} label={`条码 ${text}，点按复制`}>
      <View className="ui-barcode-label__bars">
        {[...widths].map((width, index) => (
          <View
            key={index}
            className={index % 2 === 0 ? 'ui-barcode-label__dark' : 'ui-barcode-label__light'}
            style={{ flexGrow: Number(width) }}
          />
        ))}
      </View>
      <View className="ui-barcode-label__text code">{text}</View>
    </Tappable>
  )
}
