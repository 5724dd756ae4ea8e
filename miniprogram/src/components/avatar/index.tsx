import { View } from '@tarojs/components'
import './index.scss'

const TINTS = 6

/** The last two characters of a name on a tint that is always the same for that name. */
export function Avatar({ name, size = 40 }: { name: string; size?: number }) {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    lineHeight: `${size}px`,
    fontSize: `${Math.round(size * 0.36)}px`,
  }
  return (
    <View className={`ui-avatar ui-avatar--${sum % TINTS}`} style={style}>
      {name.slice(-2)}
    </View>
  )
}
