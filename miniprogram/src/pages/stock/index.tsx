import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>库存</View>
}
