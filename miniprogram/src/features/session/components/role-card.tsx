import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Spinner } from '@/components/spinner'
import { Tappable } from '@/components/tappable'
import './role-card.scss'

export interface RoleCardProps {
  id: string
  role: string
  account: string
  can: string
  icon: IconName
  loading: boolean
  disabled: boolean
  onTap: () => void
}

/** One of the people one can be in the demo. */
export function RoleCard({ id, role, account, can, icon, loading, disabled, onTap }: RoleCardProps) {
  return (
    <Tappable
      id={id}
      className="role-card"
      onTap={onTap}
      disabled={disabled}
      label={`以${role}身份进入，${can}`}
    >
      <View className="role-card__icon">
        <Icon name={icon} size={26} />
      </View>
      <View className="role-card__main">
        <View className="role-card__head">
          <View className="role-card__role">{role}</View>
          <View className="role-card__account code">{account}</View>
        </View>
        <View className="role-card__can">{can}</View>
      </View>
      {loading ? <Spinner size={20} /> : <Icon name="chevron-right" size={20} className="role-card__arrow" />}
    </Tappable>
  )
}
