import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>待办</View>
}
