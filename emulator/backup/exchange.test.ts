import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exchangeData, finishExchange, makeStagedFolder } from './exchange'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exchange-'))
  fill(folder, 'old')
  writeFileSync(join(folder, 'old-only.json'), 'old')
  writeFileSync(join(folder, 'emulator.lock'), '')
  mkdirSync(join(folder, 'storage-unfinished'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function fill(place: string, content: string): void {
  mkdirSync(join(place, 'storage'))
  writeFileSync(join(place, 'storage', 'file'), content)
  writeFileSync(join(place, 'database.sqlite'), content)
  writeFileSync(join(place, 'secrets.json'), content)
}

/** What the data is now, and what else lies in the folder. */
function state() {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return {
    data: [read('database.sqlite'), read('secrets.json'), read('storage/file')],
    others: readdirSync(folder)
      .filter((name) => !/^(database\.sqlite|secrets\.json|storage)$/.test(name))
      .sort(),
  }
}

const whole = { old: ['old', 'old', 'old'], new: ['new', 'new', 'new'] }

test('the data changes places with what was staged, and is kept', () => {
  const staged = makeStagedFolder(folder, 'x')
  fill(staged, 'new')
  const aside = exchangeData(folder, staged, 'x')
  expect(state()).toEqual({
    data: whole.new,
    others: ['before-restore-x', 'emulator.lock', 'storage-unfinished'],
  })
  expect(readdirSync(aside).sort()).toEqual(['database.sqlite', 'old-only.json', 'secrets.json', 'storage'])
})

test('what was only being staged is thrown away at the next start', () => {
  fill(makeStagedFolder(folder, 'x'), 'new')
  writeFileSync(join(folder, 'restore.json.draft'), '{"aside":')
  finishExchange(folder)
  expect(state()).toEqual({
    data: whole.old,
    others: ['emulator.lock', 'old-only.json', 'storage-unfinished'],
  })
})

test('a crash after any step is finished at the next start, even if that crashes too', () => {
  const leaving = ['database.sqlite', 'old-only.json', 'secrets.json', 'storage']
  const coming = ['database.sqlite', 'secrets.json', 'storage']
  const moves = [
    ...leaving.map((name) => [name, join('before-restore-x', name)]),
    ...coming.map((name) => [join('restore-staged-x', name), name]),
  ]
  const staged = makeStagedFolder(folder, 'x')
  fill(staged, 'new')
  mkdirSync(join(folder, 'before-restore-x'))
  const intent = { aside: 'before-restore-x', staged: 'restore-staged-x', leaving, coming }
  writeFileSync(join(folder, 'restore.json'), JSON.stringify(intent))
  const start = mkdtempSync(join(tmpdir(), 'exchange-'))
  cpSync(folder, start, { recursive: true })
  for (let crashAfter = 0; crashAfter <= moves.length; crashAfter++) {
    rmSync(folder, { recursive: true })
    cpSync(start, folder, { recursive: true })
    for (const [from = '', to = ''] of moves.slice(0, crashAfter))
      renameSync(join(folder, from), join(folder, to))
    finishExchange(folder)
    const { data, others } = state()
    expect({ crashAfter, data, others }).toEqual({
      crashAfter,
      data: whole.new,
      others: ['before-restore-x', 'emulator.lock', 'storage-unfinished'],
    })
    expect(readFileSync(join(folder, 'before-restore-x/database.sqlite'), 'utf8')).toBe('old')
  }
  rmSync(start, { recursive: true })
})
