/** Folders of the data directory that a backup holds as they are. */
export const plainFolders = ['files', 'outgoing-mail'] as const

/** In the folder of the secrets of a backup: why it is to be kept apart. */
export const warningName = 'READ-ME-FIRST.txt'
