export const dependenciesMatch: (root: string) => boolean
export const missingPatches: (root: string) => string[]
export const ensureDependencies: (root: string) => Promise<void>
