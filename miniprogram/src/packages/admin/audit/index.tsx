import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>操作记录</View>
}
