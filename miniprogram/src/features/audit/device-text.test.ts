import { deviceText } from './device-text'

test.each([
  ['weapp', '微信小程序'],
  ['weapp iPhone 15', '微信小程序 iPhone 15'],
  ['timer', '定时任务'],
  ['http curl/8.5.0', '接口 curl/8.5.0'],
  [
    'http Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36',
    '浏览器（Chrome，Linux）',
  ],
  [
    'http Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1',
    '浏览器（Safari，iPhone）',
  ],
  ['robot', 'robot'],
])('%s', (device, text) => {
  expect(deviceText(device)).toBe(text)
})
