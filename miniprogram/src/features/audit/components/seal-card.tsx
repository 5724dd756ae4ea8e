import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './seal-card.scss'

/** Whether the entry is as it was written. */
export function SealCard({ intact }: { intact: boolean }) {
  return (
    <View
      id={intact ? 'entry-intact' : 'entry-altered'}
      className={`seal-card seal-card--${intact ? 'intact' : 'altered'}`}
    >
      <View className="seal-card__icon">
        <Icon name={intact ? 'approve' : 'alert'} size={28} />
      </View>
      <View className="seal-card__main">
        <View className="seal-card__title">{intact ? '校验通过' : '已被改动'}</View>
        <View className="seal-card__text">
          {intact
            ? '这条记录和写入时一样，没有被改过。'
            : '内容与写入时的签名不符。先不要据此处理业务，请截图并联系系统管理员核查。'}
        </View>
      </View>
    </View>
  )
}
