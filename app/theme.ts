import { cookies } from 'next/headers'

export type Theme = 'light' | 'dark'

export const theme = async (): Promise<Theme | undefined> => {
  const chosen = (await cookies()).get('theme')?.value
  return chosen === 'light' || chosen === 'dark' ? chosen : undefined
}
