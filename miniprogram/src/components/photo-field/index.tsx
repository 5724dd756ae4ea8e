import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { MAX_PHOTOS } from '@shared/schema/photo'
import { toast } from '@/lib/feedback'
import { newRequestId } from '@/lib/request-id'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { Spinner } from '../spinner'
import { Tappable } from '../tappable'
import { choosePhotos } from './choose'
import { PhotoViewer } from './photo-viewer'
import { previewOf, type PickedPhoto } from './picked-photo'
import './index.scss'

export { photosInput, type PickedPhoto } from './picked-photo'
export { PhotoStrip } from './photo-strip'

export interface PhotoFieldProps extends Omit<FieldProps, 'stacked' | 'onTap' | 'suffix'> {
  id?: string
  value: readonly PickedPhoto[]
  onChange: (photos: PickedPhoto[]) => void
  /** At most so many; MAX_PHOTOS unless told. */
  max?: number
}

/** Photos taken or chosen, made small enough to travel with a command; a tap shows one large, a cross takes it away. */
export function PhotoField({ id, value, onChange, max = MAX_PHOTOS, ...field }: PhotoFieldProps) {
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState<string>()
  const add = async () => {
    setBusy(true)
    const chosen = await choosePhotos(max - value.length)
    setBusy(false)
    const fitting = chosen.filter((base64) => base64 !== null)
    if (fitting.length < chosen.length) toast.error('有照片打不开，请换一张或重新拍')
    if (fitting.length > 0) {
      onChange([...value, ...fitting.map((base64) => ({ key: newRequestId(), base64 }))].slice(0, max))
    }
  }
  return (
    <Field {...field} stacked>
      <View className="ui-photos">
        {value.map((photo, index) => (
          <View key={photo.key} className="ui-photos__cell">
            <Tappable
              className="ui-photos__open"
              onTap={() => setShown(previewOf(photo))}
              label={`看第 ${index + 1} 张照片`}
            >
              <Image className="ui-photos__picture" src={previewOf(photo)} mode="aspectFill" />
            </Tappable>
            <Tappable
              className="ui-photos__remove"
              onTap={() => onChange(value.filter((other) => other !== photo))}
              label={`删掉第 ${index + 1} 张照片`}
            >
              <View className="ui-photos__cross">
                <Icon name="close" size={14} color="#fff" />
              </View>
            </Tappable>
          </View>
        ))}
        {value.length < max && (
          <Tappable
            id={id}
            className="ui-photos__add"
            disabled={busy}
            onTap={() => void add()}
            label={`${field.label}：拍照或选图片`}
          >
            {busy ? <Spinner size={22} /> : <Icon name="camera" size={24} />}
            <View className="ui-photos__count num">
              {value.length === 0 ? '拍照' : `${value.length}/${max}`}
            </View>
          </Tappable>
        )}
      </View>
      <PhotoViewer url={shown} onClose={() => setShown(undefined)} />
    </Field>
  )
}
