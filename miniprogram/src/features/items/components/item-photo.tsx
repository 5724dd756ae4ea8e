import { Image, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { PhotoField } from '@/components/photo-field'
import type { ItemEditing } from '../use-item-form'
import './item-photo.scss'

/** The photo there is, or one to take; at most one. */
export function ItemPhoto({ editing, url }: { editing: ItemEditing; url?: string }) {
  const { form, change } = editing
  if (url && !form.removePhoto && form.photos.length === 0) {
    return (
      <Field label="照片" stacked>
        <View className="item-photo">
          <Image className="item-photo__picture" src={url} mode="aspectFill" />
          <Button
            id="item-photo-remove"
            kind="text"
            size="small"
            icon="refresh"
            onTap={() => change({ removePhoto: true })}
          >
            换掉或不要这张
          </Button>
        </View>
      </Field>
    )
  }
  return (
    <PhotoField
      id="item-photo"
      label="照片"
      max={1}
      value={form.photos}
      onChange={(photos) => change({ photos })}
      hint={form.removePhoto ? '保存后原来的照片不再显示' : '拣货和领用时更好认'}
    />
  )
}
