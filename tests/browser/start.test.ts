import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runNpm } from '../support/program'

test('npm start serves the app and names the demo accounts', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'start-'))
  const program = runNpm(['start', '--', '--data', dataDir], { PORT: '0' })
  try {
    const output = await program.until('Ctrl-C')
    for (const account of ['staff', 'approver', 'clerk', 'admin']) {
      expect(output).toMatch(new RegExp(`^ +${account} `, 'm'))
    }
    const [url] = output.match(/http:\/\/localhost:\d+/) ?? []
    const page = await fetch(url!)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('<div id="app"')
    expect(await program.end('SIGINT')).toBe(0)
  } finally {
    await program.crash()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
