import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '@/components/button'
import { Icon } from '@/components/icon'
import { openPage } from '@/lib/nav'
import { hasRole, type Me } from '@/lib/session'
import './nothing-waits.scss'

/** Nothing waits: says so and offers what this role would do next. */
export function NothingWaits({ me }: { me: Me }) {
  const { id, text, icon, open } = nextStep(me)
  return (
    <View className="nothing-waits">
      <Icon name="check-circle" size={32} className="nothing-waits__icon" />
      <View className="nothing-waits__main">
        <View className="nothing-waits__title">没有等你处理的事</View>
        <View className="nothing-waits__text">有新的单据会出现在这里</View>
      </View>
      <Button id={id} kind="secondary" size="small" icon={icon} onTap={open}>
        {text}
      </Button>
    </View>
  )
}

function nextStep(me: Me): { id: string; text: string; icon: ButtonProps['icon']; open: () => void } {
  if (hasRole(me, 'clerk'))
    return { id: 'next-receive', text: '去入库', icon: 'receive', open: () => openPage('receive') }
  if (hasRole(me, 'admin'))
    return { id: 'next-dashboard', text: '看看板', icon: 'chart', open: () => openPage('dashboard') }
  return { id: 'next-catalogue', text: '去领用', icon: 'basket', open: () => openPage('catalog') }
}
