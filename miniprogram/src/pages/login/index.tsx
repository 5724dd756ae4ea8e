import { View } from '@tarojs/components'

export default function Placeholder() {
  return <View>登录</View>
}
