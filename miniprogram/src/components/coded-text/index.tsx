import { Text } from '@tarojs/components'
import { splitCodes } from './split-codes'

/** A sentence with document numbers and location codes in it, none of which breaks at the end of a line. */
export function CodedText({ text }: { text: string }) {
  return (
    <Text>
      {splitCodes(text).map((part, index) =>
        part.isCode ? (
          <Text key={index} className="code">
            {part.text}
          </Text>
        ) : (
          part.text
        ),
      )}
    </Text>
  )
}
