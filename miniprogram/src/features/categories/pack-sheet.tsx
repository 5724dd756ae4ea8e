import { classesUnder, gbt14885 } from '@shared/domain/category-pack'
import { ActionSheet } from '@/components/action-sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

export interface PackSheetProps {
  open: boolean
  onClose: () => void
  onAdded: () => void
}

const tops = gbt14885.filter(([code]) => code.endsWith('000000'))

/** The national standard, whole or one top class; what is in the tree already stays as it is. */
export function PackSheet({ open, onClose, onAdded }: PackSheetProps) {
  const adding = useCommand('masterdata.addCategoryPack')
  const add = async (under?: string) => {
    const answer = await adding.run({ pack: 'gbt14885', ...(under ? { under } : {}) })
    if (!answer.ok) return toast.error(failureText(answer))
    const { added, kept } = answer.data
    toast.success(added > 0 ? `已加入 ${added} 个分类` : `${kept} 个都已经在里面了`)
    onAdded()
  }
  return (
    <ActionSheet
      open={open}
      onClose={onClose}
      title="加入 GB/T 14885-2022 分类"
      head="只加入还没有的分类，原有的分类和物资都不动"
      actions={[
        { id: 'pack-all', text: '全部大类和常用中类', icon: 'plus', onTap: () => void add() },
        ...tops.map(([code, name]) => ({
          id: `pack-${code}`,
          text: name,
          note: `${code}，共 ${classesUnder(gbt14885, code).length} 个`,
          onTap: () => void add(code),
        })),
      ]}
    />
  )
}
