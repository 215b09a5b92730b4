/**
 * Wears the dark or light colours that the person chose for the device. Printing is always light: browsers drop dark
 * backgrounds but keep light letters.
 */
export function followColourScheme() {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const wear = (scheme: 'dark' | 'light') => {
    document.documentElement.dataset['frTheme'] = scheme
    document.documentElement.style.colorScheme = scheme
  }
  const follow = () => wear(dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', follow)
  window.addEventListener('beforeprint', () => wear('light'))
  window.addEventListener('afterprint', follow)
  follow()
}
