export type Locale = 'en' | 'es'

export const locales: readonly Locale[] = ['en', 'es']

export type Words = {
  auth: typeof import('./en/auth.json')
  common: typeof import('./en/common.json')
  errors: typeof import('./en/errors.json')
  map: typeof import('./en/map.json')
  onboarding: typeof import('./en/onboarding.json')
  shell: typeof import('./en/shell.json')
  shop: typeof import('./en/shop.json')
}

export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
