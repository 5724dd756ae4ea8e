import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { ErrorState } from '@/components/error-state'
import { SkeletonList } from '@/components/skeleton'
import { useQuery } from '@/lib/use-operation'
import './signature-card.scss'

/** The recipient's signature, by a link that ends by itself. */
export function SignatureCard({
  requisitionId,
  issueNo,
  signer,
}: {
  requisitionId: string
  issueNo: string
  signer: string
}) {
  const query = useQuery('outbound.signature', { requisitionId, issueNo })
  const [broken, setBroken] = useState(false)
  return (
    <Card title={`${signer} 签字`}>
      {query.data && !broken && (
        <Image
          id="signature-image"
          className="issue-signature"
          mode="aspectFit"
          src={query.data.url}
          onError={() => setBroken(true)}
        />
      )}
      {broken && <View className="muted">签字图片没有显示出来，下拉刷新再看</View>}
      {!query.data && query.failure && (
        <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
      )}
      {!query.data && !query.failure && <SkeletonList rows={1} card={false} />}
    </Card>
  )
}
