// Reads [{ file, code }] as JSON from stdin, lints each text as if it stood in that file, and writes the ids of the
// rules that complained, one list a text. A program of its own, because jest cannot load an ESLint configuration.
import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const texts = JSON.parse(await text(process.stdin))
// The files need not exist, so rules that need the types of a whole project stay off.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] })
const reported = []
for (const { file, code } of texts) {
  const [result] = await eslint.lintText(code, { filePath: file })
  reported.push(result.messages.map((message) => message.ruleId ?? message.message))
}
process.stdout.write(JSON.stringify(reported))
