import { View } from '@tarojs/components'
import { failureText, type Failure } from '@/lib/error-text'
import { back } from '@/lib/nav'
import { Button } from '../button'
import { CodedText } from '../coded-text'
import { Icon } from '../icon'
import './index.scss'

export interface ErrorStateProps {
  failure: Failure
  /** What was not lost (刚才填写的内容都还在). */
  kept?: string
  onRetry?: () => void
  /** Smaller, inside a card. */
  inline?: boolean
}

/** What happened, what was kept, and what to do. */
export function ErrorState({ failure, kept, onRetry, inline }: ErrorStateProps) {
  const offline = failure.code === 'NETWORK'
  const final = finalCodes.includes(failure.code)
  return (
    <View className={inline ? 'ui-error ui-error--inline' : 'ui-error'}>
      <View className="ui-error__icon">
        <Icon name={offline ? 'wifi-off' : 'alert'} size={28} />
      </View>
      <View className="ui-error__text">
        <CodedText text={failureText(failure)} />
      </View>
      {kept && <View className="ui-error__kept">{kept}</View>}
      {onRetry && (
        <View className="ui-error__action">
          {final && !inline ? (
            <Button id="go-back" kind="secondary" size="small" onTap={back}>
              返回
            </Button>
          ) : (
            <Button id="retry" kind="secondary" size="small" icon="refresh" onTap={onRetry}>
              再试一次
            </Button>
          )}
        </View>
      )}
    </View>
  )
}

/** What trying again does not change. */
const finalCodes: readonly Failure['code'][] = [
  'FORBIDDEN',
  'WAREHOUSE_FORBIDDEN',
  'NOT_FOUND',
  'NOT_REGISTERED',
  // a link with a broken number in it
  'INVALID_INPUT',
]
