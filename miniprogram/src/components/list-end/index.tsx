import { View } from '@tarojs/components'
import { failureText } from '@/lib/error-text'
import type { Pages } from '@/lib/use-pages'
import { Button } from '../button'
import { Spinner } from '../spinner'
import './index.scss'

export interface ListEndProps {
  pages: Pick<
    Pages<unknown>,
    'data' | 'hasMore' | 'loading' | 'loadingMore' | 'failure' | 'refresh' | 'loadMore'
  >
  /** 共 128 条: said when everything is shown; nothing unless told. */
  done?: string
}

/** The foot of a long list: loading, what went wrong with a way to go on, a way to go on by hand, or the end. */
export function ListEnd({ pages, done }: ListEndProps) {
  const { data, hasMore, loading, loadingMore, failure, refresh, loadMore } = pages
  if (!data) return null
  if (loadingMore)
    return (
      <View className="ui-list-end">
        <Spinner size={16} />
        正在加载
      </View>
    )
  if (failure && !loading)
    return (
      <View className="ui-list-end ui-list-end--failed">
        <View>{failureText(failure)}</View>
        <Button kind="text" size="small" icon="refresh" onTap={() => void (hasMore ? loadMore() : refresh())}>
          再试一次
        </Button>
      </View>
    )
  if (hasMore)
    return (
      <View className="ui-list-end">
        <Button kind="text" size="small" onTap={() => void loadMore()}>
          加载更多
        </Button>
      </View>
    )
  return done ? <View className="ui-list-end">{done}</View> : null
}
