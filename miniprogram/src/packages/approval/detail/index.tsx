import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>审批</View>
}
