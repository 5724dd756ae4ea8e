/** WeChat wants this component to exist; the visible bar is drawn by each tab page (components/tab-bar). */
export default function CustomTabBar() {
  return null
}
