import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '../button'
import './index.scss'

export interface EmptyStateProps {
  /** shelf: nothing here yet · search: nothing found · done: nothing left to do · basket: nothing chosen */
  drawing?: 'shelf' | 'search' | 'done' | 'basket'
  title: string
  /** One sentence about what would be here. */
  text?: string
  /** The next step. */
  action?: { id?: string; text: string; icon?: ButtonProps['icon']; onTap: () => void }
}

/** Never just 暂无数据: says why it is empty and offers what to do. */
export function EmptyState({ drawing = 'shelf', title, text, action }: EmptyStateProps) {
  return (
    <View className="ui-empty">
      <View className="ui-empty__picture">
        <View className={`ui-empty__lines ui-empty__lines--${drawing}`} />
        <View className={`ui-empty__accent ui-empty__accent--${drawing}`} />
      </View>
      <View className="ui-empty__title">{title}</View>
      {text && <View className="ui-empty__text">{text}</View>}
      {action && (
        <View className="ui-empty__action">
          <Button id={action.id} kind="secondary" size="small" icon={action.icon} onTap={action.onTap}>
            {action.text}
          </Button>
        </View>
      )}
    </View>
  )
}
