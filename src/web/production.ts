/**
 * React renders about three times slower in its development build, and each of its parts chooses when it is loaded:
 * a mixture of both crashes. So this is the first import of every program that renders pages, before anything that
 * imports React. A file with JSX cannot be the one that does it, as its compiled form imports React's runtime first.
 */
process.env.NODE_ENV ??= 'production'
