import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, type PropsWithChildren, type ReactNode } from 'react'
import { back, type TabName } from '@/lib/nav'
import { Icon } from '../icon'
import { useLoginGuard } from './login-guard'
import { Stranger, useStranger } from './stranger'
import { TabBar } from '../tab-bar'
import { Tappable } from '../tappable'
import { ToastHost } from '../toast'
import { ConfirmHost } from '../confirm'
import './index.scss'

export interface PageProps {
  title: string
  /** Set on the five tab pages: draws the tab bar and no way back. */
  tab?: TabName
  /** Padding of 16 and gaps of 12 between children; off for pages that draw to the edge. */
  padded?: boolean
  /** A `BottomBar`: stays above the safe area while the page scrolls under it. */
  bottom?: ReactNode
  /** Stays right above the bottom bar: why the last attempt was refused. */
  notice?: ReactNode
  /** Stays under the header while the page scrolls: a search bar or tabs. */
  sticky?: ReactNode
  /** The first page has nowhere to go back to. */
  noBack?: boolean
  /** Where back leads when the page was opened by a link; the workbench unless told. */
  backTo?: TabName
  /** May be seen without being signed in. */
  open?: boolean
  className?: string
}

/** The frame of every page: title, way back, background, padding, safe areas, bar at the bottom, toasts. */
export function Page(props: PropsWithChildren<PageProps>) {
  const {
    title,
    tab,
    padded = true,
    bottom,
    notice,
    sticky,
    noBack,
    backTo,
    open,
    className = '',
    children,
  } = props
  useTitle(title)
  const mayShow = useLoginGuard(open)
  const stranger = useStranger() && !open
  if (!mayShow) return <View className="ui-page" />
  if (stranger) {
    return (
      <View className={`ui-page ${isH5 ? 'ui-page--h5' : ''}`}>
        {isH5 && <Header title={title} hasBack={false} onBack={() => back()} />}
        <Stranger />
      </View>
    )
  }
  return (
    <View className={`ui-page ${isH5 ? 'ui-page--h5' : ''} ${className}`}>
      {isH5 && <Header title={title} hasBack={!tab && !noBack} onBack={() => back(backTo)} />}
      {sticky && <View className="ui-page__sticky">{sticky}</View>}
      <View className={padded ? 'ui-page__body ui-page__body--padded' : 'ui-page__body'}>{children}</View>
      {bottom && notice && <View className="ui-page__notice-space" />}
      {bottom && <View className="ui-page__bottom-space" />}
      {tab && <View className="ui-page__tab-space" />}
      {bottom && (
        <View className={tab ? 'ui-page__bottom ui-page__bottom--above-tabs' : 'ui-page__bottom'}>
          {notice && <View className="ui-page__notice">{notice}</View>}
          {bottom}
        </View>
      )}
      {tab && <TabBar current={tab} />}
      <ToastHost />
      <ConfirmHost />
    </View>
  )
}

const isH5 = process.env.TARO_ENV === 'h5'

/** WeChat draws its own bar; the browser gets one of the same shape. */
function Header({ title, hasBack, onBack }: { title: string; hasBack: boolean; onBack: () => void }) {
  return (
    <View className="ui-page__header">
      {hasBack && (
        <Tappable className="ui-page__back" onTap={onBack} label="返回">
          <Icon name="back" />
        </Tappable>
      )}
      <View className="ui-page__title">{title}</View>
    </View>
  )
}

function useTitle(title: string): void {
  const show = () => void Taro.setNavigationBarTitle({ title })
  useEffect(show, [title])
  useDidShow(show)
}
