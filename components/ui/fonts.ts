import localFont from 'next/font/local'

const uiFont = localFont({
  src: './fonts/archivo-ui.woff2',
  weight: '400 850',
  declarations: [{ prop: 'font-stretch', value: '62% 100%' }],
  display: 'swap',
  variable: '--font-ui',
})

const codeFont = localFont({
  src: './fonts/martian-mono-code.woff2',
  weight: '400 700',
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  variable: '--font-code',
})

export const fontClasses = `${uiFont.variable} ${codeFont.variable}`
