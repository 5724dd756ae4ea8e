import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Page } from '@/components/page'
import { toast } from '@/lib/feedback'
import { back } from '@/lib/nav'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { CountingWait } from './components/counting-wait'
import { TagInput } from './components/tag-input'
import { TagResults } from './components/tag-results'
import type { Counting } from './counting'
import type { QueueState } from './queue'
import { groupTags } from './tag-groups'
import { useCountLocation } from './use-count-location'
import { useCounting } from './use-counting'
import { useTagCount } from './use-tag-count'

/** A whole shelf at once, by a reader that types what its tags say. */
export function CountTagsPage() {
  const { id = '', location = '' } = useRouter<{ id: string; location: string }>().params
  const { counting, queue } = useCounting()
  if (!counting) {
    return (
      <Page title="RFID 整架读取">
        <CountingWait />
      </Page>
    )
  }
  return (
    <TagCounter
      stocktakeId={decodeURIComponent(id)}
      locationId={decodeURIComponent(location)}
      counting={counting}
      queue={queue}
    />
  )
}

interface TagCounterProps {
  stocktakeId: string
  locationId: string
  counting: Counting
  queue: QueueState
}

function TagCounter({ stocktakeId, locationId, counting, queue }: TagCounterProps) {
  const count = useCountLocation(counting, queue, stocktakeId, locationId)
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const query = useQuery('stocktake.decodeTags', asked ? { stocktakeId, text: asked } : null)
  const result = query.data && asked ? groupTags(query.data.tags) : undefined
  const tagCount = useTagCount(count, result)
  const [busy, setBusy] = useState(false)

  const take = async () => {
    setBusy(true)
    const done = await tagCount.take()
    setBusy(false)
    if (done === undefined) return
    toast.success(done > 0 ? `计入 ${done} 种，回到库位接着数` : '不明物已留下')
    back()
  }
  const ready = result !== undefined && query.data !== undefined && asked === text.trim()
  return (
    <Page
      title="RFID 整架读取"
      bottom={
        <BottomBar
          primary={{
            id: 'tags-count',
            text: ready ? takeText(result.groups.length, tagCount.kept) : '计入盘点',
            disabled: !ready || result.groups.length + tagCount.kept === 0 || tagCount.missing > 0,
            loading: busy,
            onTap: () => void take(),
          }}
          secondary={{ id: 'tags-clear', text: '清空重读', disabled: text === '', onTap: () => setText('') }}
        />
      }
    >
      <TagInput
        location={count.shelf.data?.location ?? ''}
        text={text}
        onText={setText}
        answer={query.data && asked ? query.data : undefined}
        waiting={query.loading && asked !== ''}
      />
      {asked !== '' && <TagResults query={query} result={result} count={count} tagCount={tagCount} />}
    </Page>
  )
}

const takeText = (groups: number, unknown: number): string =>
  groups === 0 && unknown > 0 ? `留下 ${unknown} 个不明物` : `计入盘点（${groups} 种）`
