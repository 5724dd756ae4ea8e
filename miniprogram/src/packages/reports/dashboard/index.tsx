import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>数据看板</View>
}
