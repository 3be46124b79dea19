import type { BuildOptions } from 'esbuild'

export const bundleOptions: (root: string) => BuildOptions
export const bundleCommand: (root: string, name: string, source: string) => Promise<string>
