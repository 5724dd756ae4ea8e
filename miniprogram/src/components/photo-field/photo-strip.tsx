import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { Tappable } from '../tappable'
import { PhotoViewer } from './photo-viewer'
import './index.scss'

/** Stored photos, to look at: small beside each other, one large after a tap. Shows nothing when there are none. */
export function PhotoStrip({ urls, label = '照片' }: { urls: readonly string[]; label?: string }) {
  const [shown, setShown] = useState<string>()
  if (urls.length === 0) return null
  return (
    <View className="ui-photos">
      {urls.map((url, index) => (
        <Tappable
          key={url}
          className="ui-photos__cell"
          onTap={() => setShown(url)}
          label={`${label}第 ${index + 1} 张`}
        >
          <Image className="ui-photos__picture" src={url} mode="aspectFill" />
        </Tappable>
      ))}
      <PhotoViewer url={shown} onClose={() => setShown(undefined)} />
    </View>
  )
}
