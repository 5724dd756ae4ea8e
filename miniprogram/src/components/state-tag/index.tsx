import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './index.scss'

/** green 正常/完成 · amber 偏低/临期 · red 缺货/过期/驳回 · grey 草稿/已关闭 · blue under way */
export type Tone = 'success' | 'warning' | 'danger' | 'neutral' | 'brand'

/** A state is always a word; the colour only helps. */
export function StateTag({ tone = 'neutral', children }: PropsWithChildren<{ tone?: Tone }>) {
  return <View className={`ui-tag ui-tag--${tone}`}>{children}</View>
}
