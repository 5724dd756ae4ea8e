import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>记录详情</View>
}
