import Taro from '@tarojs/taro'
import { toast } from './feedback'

/** Puts a text on the clipboard and says so. WeChat says so itself. */
export function copyText(text: string): void {
  Taro.setClipboardData({ data: text }).then(
    () => process.env.TARO_ENV === 'h5' && toast.success('已复制'),
    () => toast.error('没有复制成功，请长按文字复制'),
  )
}
