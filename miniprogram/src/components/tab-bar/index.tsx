import { View } from '@tarojs/components'
import { switchTab, type TabName } from '@/lib/nav'
import { useTodoCount } from '@/lib/todo-count'
import { Icon, type IconName } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

const tabs: { name: TabName; text: string; icon: IconName }[] = [
  { name: 'workbench', text: '工作台', icon: 'home' },
  { name: 'stock', text: '库存', icon: 'box' },
  { name: 'scan', text: '扫码', icon: 'scan' },
  { name: 'todo', text: '待办', icon: 'todo' },
  { name: 'mine', text: '我的', icon: 'user' },
]

/** Five tabs with the scan button raised, the largest target of all; the same on WeChat and in the browser. */
export function TabBar({ current }: { current: TabName }) {
  const waiting = useTodoCount()
  return (
    <View className="ui-tab-bar">
      {tabs.map(({ name, text, icon }) => (
        <Tappable
          key={name}
          role="tab"
          selected={name === current}
          label={name === 'todo' && waiting > 0 ? `${text}，${waiting} 件` : text}
          className={`ui-tab-bar__tab ${name === current ? 'ui-tab-bar__tab--on' : ''}`}
          onTap={() => name !== current && switchTab(name)}
        >
          {name === 'scan' ? (
            <View className="ui-tab-bar__scan">
              <Icon name="scan" size={28} />
            </View>
          ) : (
            <View className="ui-tab-bar__icon">
              <Icon name={icon} size={24} />
              {name === 'todo' && waiting > 0 && (
                <View className="ui-tab-bar__badge num">{waiting > 99 ? '99+' : waiting}</View>
              )}
            </View>
          )}
          <View className="ui-tab-bar__text">{text}</View>
        </Tappable>
      ))}
    </View>
  )
}
