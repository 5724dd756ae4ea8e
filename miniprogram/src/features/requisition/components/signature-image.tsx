import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/lib/use-operation'
import './signature-image.scss'

/** The recipient's handwriting; its link ends by itself and is asked for each time. */
export function SignatureImage({ requisitionId, issueNo }: { requisitionId: string; issueNo: string }) {
  const { data, failure } = useQuery('outbound.signature', { requisitionId, issueNo })
  const [broken, setBroken] = useState(false)
  return (
    <View className="signature-image">
      <View className="signature-image__label">领取人签字</View>
      {failure || broken ? (
        <View className="signature-image__problem">签字图片暂时打不开，稍后再来看</View>
      ) : (
        <View className="signature-image__paper">
          {data && (
            <Image
              className="signature-image__picture"
              src={data.url}
              mode="aspectFit"
              onError={() => setBroken(true)}
            />
          )}
        </View>
      )}
    </View>
  )
}
