import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>领用申请</View>
}
