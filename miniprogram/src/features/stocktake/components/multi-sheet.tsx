import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { Tappable } from '@/components/tappable'
import type { Named } from '../scope-draft'
import './multi-sheet.scss'

const SHOWN = 100
const SEARCH_FROM = 9

export interface MultiSheetProps {
  open: boolean
  onClose: () => void
  title: string
  /** Name and what stands small below it. */
  choices: readonly (Named & { note?: string })[]
  chosen: readonly Named[]
  onChange: (chosen: Named[]) => void
  /** Where the server searches: the words, and what to do with other ones. */
  search?: { words: string; onWords: (words: string) => void; placeholder: string }
  /** Shows a scan button in the search line. */
  onScan?: (code: string) => void
  /** Below the list: where the others are. */
  hint?: string | undefined
  /** In place of the list: what is wrong, or nothing found. */
  children?: ReactNode
}

/** Chooses several of many: found by words, ticked, done. */
export function MultiSheet(props: MultiSheetProps) {
  const { open, onClose, title, choices, chosen, onChange, search, onScan, hint, children } = props
  const [own, setOwn] = useState('')
  const words = own.trim().toLowerCase()
  const fits = ({ id, name, note = '' }: Named & { note?: string }) =>
    `${name} ${id} ${note}`.toLowerCase().includes(words)
  const found = search ? choices : choices.filter(fits)
  const isChosen = (id: string) => chosen.some((one) => one.id === id)
  const toggle = ({ id, name }: Named) =>
    onChange(isChosen(id) ? chosen.filter((one) => one.id !== id) : [...chosen, { id, name }])
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      bottom={
        <View className="multi-sheet__bottom">
          <Button id="multi-done" block onTap={onClose}>
            {chosen.length > 0 ? `选好了（${chosen.length}）` : '完成'}
          </Button>
        </View>
      }
    >
      {(search || choices.length >= SEARCH_FROM) && (
        <View className="multi-sheet__search">
          <SearchBar
            id="multi-search"
            value={search?.words ?? own}
            onChange={search?.onWords ?? setOwn}
            placeholder={search?.placeholder ?? '输入几个字查找'}
            {...(onScan ? { onScan } : {})}
          />
        </View>
      )}
      {children}
      {found.slice(0, SHOWN).map((choice) => (
        <Tappable
          key={choice.id}
          id={`choice-${choice.id}`}
          role="checkbox"
          selected={isChosen(choice.id)}
          className="multi-sheet__choice"
          onTap={() => toggle(choice)}
        >
          <View className="multi-sheet__text">
            {choice.name}
            {choice.note && <View className="multi-sheet__note">{choice.note}</View>}
          </View>
          {isChosen(choice.id) && <Icon name="check" size={20} color="var(--brand)" />}
        </Tappable>
      ))}
      {found.length === 0 && !children && <View className="multi-sheet__none">没有符合的选项</View>}
      {hint && found.length > 0 && <View className="multi-sheet__none">{hint}</View>}
      {found.length > SHOWN && (
        <View className="multi-sheet__none">只显示前 {SHOWN} 个，多输几个字缩小范围</View>
      )}
    </Sheet>
  )
}
