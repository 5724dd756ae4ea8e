import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>出库单</View>
}
