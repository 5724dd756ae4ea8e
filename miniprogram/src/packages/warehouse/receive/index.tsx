import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>入库</View>
}
