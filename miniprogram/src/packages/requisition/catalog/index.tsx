import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>选物品</View>
}
