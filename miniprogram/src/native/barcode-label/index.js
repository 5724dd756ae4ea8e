/**
 * A barcode drawn by WeChat itself: one property in, no work for the page when it scrolls.
 * widths: bars and spaces in turn, as lib/code128.ts gives them; text: what it says, shown below and copied by a tap.
 */
Component({
  properties: {
    widths: { type: String, value: '' },
    text: { type: String, value: '' },
  },
  data: { bars: [] },
  observers: {
    widths(widths) {
      this.setData({
        bars: widths.split('').map((width, index) => ({ width: Number(width), dark: index % 2 === 0 })),
      })
    },
  },
  methods: {
    copy() {
      this.triggerEvent('copy', { text: this.data.text })
    },
  },
})
