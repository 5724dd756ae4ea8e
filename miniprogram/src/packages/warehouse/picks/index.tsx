import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>拣货</View>
}
