export const wallPath = '/supervision/wall'
export const eventsPath = '/supervision/wall/events'
