/**
 * React renders about three times slower in its development build, and chooses when it is first loaded. Import this
 * before anything that imports React; `main.ts` does so first of all.
 */
process.env.NODE_ENV ??= 'production'
