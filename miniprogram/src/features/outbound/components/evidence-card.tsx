import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { ErrorState } from '@/components/error-state'
import { SkeletonList } from '@/components/skeleton'
import { useQuery } from '@/lib/use-operation'
import './signature-card.scss'

/** The signatures under a prepared or a direct issue, by links that end by themselves; nothing where nobody signed. */
export function EvidenceCard({ documentId }: { documentId: string }) {
  const query = useQuery('outbound.evidence', { documentId })
  if (!query.data) {
    return (
      <Card title="签字">
        {query.failure ? (
          <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
        ) : (
          <SkeletonList rows={1} card={false} />
        )}
      </Card>
    )
  }
  return (
    <>
      {query.data.signatures.map(({ url, sha256, receivedBy }) => (
        <Card key={`${sha256} ${receivedBy}`} title={`${receivedBy} 签字`}>
          <Signature url={url} />
        </Card>
      ))}
    </>
  )
}

function Signature({ url }: { url: string }) {
  const [broken, setBroken] = useState(false)
  return broken ? (
    <View className="muted">签字图片没有显示出来，下拉刷新再看</View>
  ) : (
    <Image
      id="signature-image"
      className="issue-signature"
      mode="aspectFit"
      src={url}
      onError={() => setBroken(true)}
    />
  )
}
