import { View } from '@tarojs/components'
import './index.scss'

/** Takes the colour of the text around it. */
export function Spinner({ size = 20 }: { size?: number }) {
  return <View className="ui-spinner" style={{ width: `${size}px`, height: `${size}px` }} />
}
