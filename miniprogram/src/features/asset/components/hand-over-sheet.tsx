import { View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '@/components/avatar'
import { BottomBar } from '@/components/bottom-bar'
import { TextareaField } from '@/components/input-field'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import './hand-over-sheet.scss'

interface HandOverSheetProps {
  open: boolean
  assetIds: readonly string[]
  onClose: () => void
  onDone: () => Promise<void>
}

interface Receiver {
  id: string
  name: string
}

/** To whom, with a word on the way; the colleague has to say yes before anything changes. */
export function HandOverSheet({ open, assetIds, onClose, onDone }: HandOverSheetProps) {
  const command = useCommand('asset.handOver')
  const [words, setWords] = useState('')
  const [note, setNote] = useState('')
  const [to, setTo] = useState<Receiver>()
  const q = useDebounced(words.trim())
  const colleagues = useQuery('asset.receivers', open ? { ...(q ? { q } : {}) } : null)
  const send = async () => {
    if (!to) return
    const answer = await command.run({
      assetIds: [...assetIds],
      toPersonId: to.id,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    if (!answer.ok) return
    toast.success(`已发给 ${to.name}，等他确认`)
    setTo(undefined)
    setNote('')
    setWords('')
    await onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={assetIds.length > 1 ? `交接 ${assetIds.length} 件给` : '交接给'}
      bottom={
        <>
          {command.failure && (
            <View className="hand-over__failure">
              <Notice id="hand-over-failure">{failureText(command.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'hand-over-send',
              text: to ? `交接给 ${to.name}` : '先选接收人',
              disabled: !to,
              loading: command.running,
              onTap: () => void send(),
            }}
          />
        </>
      }
    >
      <View className="hand-over__search">
        <SearchBar id="receiver-search" value={words} onChange={setWords} placeholder="姓名或部门" />
      </View>
      <Loadable
        query={colleagues}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<View className="hand-over__none">没有找到这位同事，换个名字试试</View>}
      >
        {({ rows }) => (
          <View className="hand-over__people">
            {rows.map((person) => (
              <ListRow
                key={person.id}
                id={`receiver-${person.id}`}
                leading={<Avatar name={person.name} size={36} />}
                title={person.name}
                subtitle={[person.departmentName, person.title].filter(Boolean).join(' · ')}
                {...(to?.id === person.id
                  ? { tag: <Icon name="check" size={20} color="var(--brand)" /> }
                  : {})}
                onTap={() => setTo(person)}
              />
            ))}
          </View>
        )}
      </Loadable>
      <TextareaField
        id="hand-over-note"
        label="说明"
        value={note}
        onChange={setNote}
        placeholder="可不填，例如：岗位调整，含电源线"
      />
    </Sheet>
  )
}
