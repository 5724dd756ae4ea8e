import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>申请详情</View>
}
