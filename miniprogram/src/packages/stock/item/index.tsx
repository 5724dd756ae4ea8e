import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>物品详情</View>
}
