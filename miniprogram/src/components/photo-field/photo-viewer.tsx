import { Image, View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tappable } from '../tappable'

/** One photo over the whole page; a tap anywhere closes it. */
export function PhotoViewer({ url, onClose }: { url: string | undefined; onClose: () => void }) {
  if (!url) return null
  return (
    <Tappable className="ui-photo-viewer" onTap={onClose} label="关闭照片">
      <Image className="ui-photo-viewer__picture" src={url} mode="aspectFit" />
      <View className="ui-photo-viewer__close">
        <Icon name="close" size={22} color="#fff" />
      </View>
    </Tappable>
  )
}
