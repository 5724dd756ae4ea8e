import { isGtin } from '../gs1'
import { readEpc, splitTags } from './epc'

/** Examples of the GS1 EPC Tag Data Standard, and each row of the partition tables. */
test.each([
  ['3074257BF7194E4000001A85', 'sgtin-96', '80614141123458', '6789'],
  ['urn:epc:tag:sgtin-96:3.0614141.812345.6789', 'sgtin-96', '80614141123458', '6789'],
  ['urn:epc:id:sgtin:0614141.812345.6789', 'sgtin-96', '80614141123458', '6789'],
  ['urn:epc:id:sgtin:0614141.112345.400', 'sgtin-96', '10614141123459', '400'],
  ['urn:epc:id:sgtin:690123456789.1.0', 'sgtin-96', '16901234567899', '0'],
  ['3374257BF40C0E4000001A85', 'grai-96', '0614141123452', '6789'],
  ['urn:epc:tag:grai-96:3.0614141.12345.6789', 'grai-96', '0614141123452', '6789'],
  ['urn:epc:id:grai:0614141.12345.400', 'grai-96', '0614141123452', '400'],
  ['urn:epc:id:grai:061414112345..400', 'grai-96', '0614141123452', '400'],
])('%s', (tag, scheme, code, serial) =>
  expect(readEpc(tag)).toEqual({ ok: true, data: { scheme, code, serial } }),
)

test.each(['3074257bf7194e4000001a85', '0x3074257BF7194E4000001A85', ' 3074 257B F719 4E40 0000 1A85 '])(
  'however it is written: %s',
  (tag) => expect(readEpc(tag)).toMatchObject({ ok: true, data: { serial: '6789' } }),
)

const problem = (tag: string) => {
  const result = readEpc(tag)
  return result.ok ? '' : result.problem
}
test.each([
  ['3174257BF7194E4000001A85', /SSCC-96/],
  ['3574257BF7194E4000001A85', /GID-96/],
  ['36300000000000000000000000000000000000000000000000000000', /SGTIN-198/],
  ['E2000017221101441890ABCD', /不认识的编码方案（头 E2）/],
  ['3074257BF7194E4000001A8', /23 位/],
  ['3074257BF7194E4000001A8500', /26 位/],
  ['hello', /十六进制/],
  ['', /十六进制/],
  ['301C00000000000000000001', /分区/],
  ['3018FFFFFFFFFFFFFFFFFFFF', /超出位数/],
  ['330300000000004000000001', /超出位数/],
  ['urn:epc:id:sscc:0614141.1234567890', /SSCC/],
  ['urn:epc:id:sgtin:0614141.12345.6789', /格式/],
  ['urn:epc:tag:sgtin-96:0614141.812345.6789', /格式/],
  ['urn:epc:tag:sgtin-96:9.0614141.812345.6789', /格式/],
  ['urn:epc:id:sgtin:0614141.812345.06789', /序列号/],
  ['urn:epc:id:sgtin:0614141.812345.274877906944', /序列号/],
])('what cannot be counted is told by name: %s', (tag, text) => expect(problem(tag)).toMatch(text))

/** Every row of the partition tables, from 12 to 6 digits of company prefix, as another encoder writes it. */
test.each([
  ['302072FA6468527FFFFFFFFF', 'sgtin-96', '91234567890121', '274877906943'],
  ['30245BFB8386B8BFFFFFFFFF', 'sgtin-96', '91234567890183', '274877906943'],
  ['3028499602D2F6FFFFFFFFFF', 'sgtin-96', '91234567890879', '274877906943'],
  ['302C75BCD159A53FFFFFFFFF', 'sgtin-96', '91234567898769', '274877906943'],
  ['30305E30A760737FFFFFFFFF', 'sgtin-96', '91234567887657', '274877906943'],
  ['30344B5A1FC481BFFFFFFFFF', 'sgtin-96', '91234567876545', '274877906943'],
  ['3038789025AD0FFFFFFFFFFF', 'sgtin-96', '91234568765435', '274877906943'],
  ['332072FA646850000000002A', 'grai-96', '1234567890128', '42'],
  ['33245BFB8386A2400000002A', 'grai-96', '1234567890197', '42'],
  ['3328499602D218800000002A', 'grai-96', '1234567890982', '42'],
  ['332C75BCD150F6C00000002A', 'grai-96', '1234567899879', '42'],
  ['33305E30A709A5000000002A', 'grai-96', '1234567898766', '42'],
  ['33344B5A1C6073400000002A', 'grai-96', '1234567987651', '42'],
  ['3338789003C481800000002A', 'grai-96', '1234569876540', '42'],
])('%s is read', (tag, scheme, code, serial) => {
  expect(readEpc(tag)).toEqual({ ok: true, data: { scheme, code, serial } })
  if (scheme === 'sgtin-96') expect(isGtin(code)).toBe(true)
})

test.each([
  ['one a line', '3074257BF7194E4000001A85\r\n3074257BF7194E4000001A86\n', 2],
  [
    'commas, blanks and Chinese ones',
    '3074257BF7194E4000001A85, 3074257BF7194E4000001A86；3074257BF7194E4000001A87',
    3,
  ],
  ['blanks alone', '3074257BF7194E4000001A85 3074257BF7194E4000001A86', 2],
  ['a tag in bytes', '30 74 25 7B F7 19 4E 40 00 00 1A 85', 1],
  ['two tags in words', '3074257B F7194E40 00001A85 3074257B F7194E40 00001A86', 2],
  ['a mixture with a URI', 'urn:epc:id:sgtin:0614141.812345.6789 3074257BF7194E4000001A85', 2],
  ['nothing', ' \n ,', 0],
])('parts %s', (_name, text, count) => expect(splitTags(text)).toHaveLength(count))
